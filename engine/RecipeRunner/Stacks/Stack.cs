using RecipeRunner.Converging;

namespace RecipeRunner.Stacks;

/// <summary>
/// An OpsWorks stack: what belongs together. It shows the data as they were when it was asked for (<c>node.Stack()</c>); whoever
/// writes attributes below <c>opsworks</c> asks again. Everything but names that serve as keys may be null.
/// </summary>
public sealed class Stack
{
    private readonly IStackData data;
    private readonly Dictionary<string, Layer> layers = new(StringComparer.Ordinal);

    internal Stack(IStackData data) => this.data = data;

    /// <summary>The stack's name.</summary>
    public string? Name => data.Name;

    /// <summary>The stack's id, a GUID.</summary>
    public string? Id => data.Id;

    /// <summary>The region that the stack is in, such as <c>us-east-1</c>; with Chef 11 that of this instance.</summary>
    public string? Region => data.Region;

    /// <summary>The id of the VPC; null outside one.</summary>
    public string? VpcId => data.VpcId;

    /// <summary>All layers, those without instances too, ordered by short name.</summary>
    public IReadOnlyList<Layer> Layers => field ??= [.. data.LayerNames.Order(StringComparer.Ordinal).Select(Layer)];

    /// <summary>
    /// All instances that the data know, each once, ordered by host name: with Chef 11 those that were online and the one of this
    /// run, else in every status.
    /// </summary>
    public IReadOnlyList<Instance> Instances => field ??= [.. data.Instances().OrderBy(i => i.HostName, StringComparer.Ordinal)];

    /// <summary>The applications, ordered by short name.</summary>
    public IReadOnlyList<App> Apps => field ??= [.. data.Apps().OrderBy(a => a.ShortName, StringComparer.Ordinal)];

    /// <summary>The instance that this run is on. During its first setup it is in no layer's <see cref="Stacks.Layer.Instances"/>.</summary>
    /// <exception cref="RecipeRunnerException">The data do not say which one it is.</exception>
    public Instance Self => field ??= data.Self()
        ?? throw new RecipeRunnerException($"The stack data do not say which instance this run is on: {data.SelfSource}.");

    /// <summary>The layer with a short name; never null: of a layer that is not there <see cref="Stacks.Layer.Exists"/> is false.</summary>
    public Layer Layer(string shortName)
    {
        if (!layers.TryGetValue(shortName, out Layer? layer)) layers.Add(shortName, layer = data.Layer(shortName));
        return layer;
    }

    /// <summary>The stack's name.</summary>
    public override string ToString() => Name ?? "";
}
