using System.Runtime.CompilerServices;
using RecipeRunner.Converging;
using RecipeRunner.Dsl;
using RecipeRunner.Nodes;

namespace RecipeRunner.Stacks;

/// <summary>The OpsWorks stack that a node belongs to, in whatever shape its data came: <c>node.Stack()</c>, <c>node.Layer("app1")</c>.</summary>
public static class StackExtensions
{
    /// <summary>
    /// The stack as it is now: from the attributes <c>opsworks</c> and <c>deploy</c> (Chef 11), where whatever overrides them counts,
    /// or, when the node has none, from the data bags <c>aws_opsworks_stack</c>, <c>_layer</c>, <c>_instance</c> and <c>_app</c> (Chef 12).
    /// </summary>
    /// <param name="node">The node.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <exception cref="RecipeRunnerException">The run has no stack data.</exception>
    public static Stack Stack(this Node node, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        if (node.LastStack is { } last && last.Version == node.Tree.Version) return last.Stack;
        IStackData data = (IStackData?)Chef11Stack.Of(node) ?? InBags(node) ?? throw new PlacedException(new SourceLine(file, line), NoStack);
        var stack = new Stack(data);
        node.LastStack = new(stack, node.Tree.Version);
        return stack;
    }

    /// <summary>
    /// The layer with a short name; never null: of a layer that is not there <see cref="Layer.Exists"/> is false and it has no
    /// instances. Only this layer is read.
    /// </summary>
    /// <param name="node">The node.</param>
    /// <param name="shortName">The layer's short name.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <exception cref="RecipeRunnerException">The run has no stack data.</exception>
    public static Layer Layer(this Node node, string shortName, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        node.Stack(file, line).Layer(shortName);

    /// <summary>The stack in the data bags of the run that the node is in.</summary>
    private static Chef12Stack? InBags(Node node) =>
        Current.Run is { } run && run.Node == node && StackResources.In(run.DataBags) is { } resources ? new(resources) : null;

    private const string NoStack =
        "This run knows no OpsWorks stack: the attribute opsworks is missing, or holds none of stack, layers and instance, and there are no data bags aws_opsworks_*. "
        + "Give what OpsWorks sent of the stack in node.json, name the file that has it with --json-attributes, or the folder of its data bags with --data-bag-path; `recipe-runner opsworks import` makes such a file of other shapes.";
}

/// <summary>A stack as it was read, and the count of writes to the attributes then.</summary>
internal sealed record SeenStack(Stack Stack, int Version);
