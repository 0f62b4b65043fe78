using RecipeRunner.Nodes;
using RecipeRunner.Stacks;
using RecipeRunner.Testing;
using RecipeRunner.Tests.SystemTests.Hosts;

namespace RecipeRunner.Tests.Stacks;

/// <summary>The sample stacks, each in three shapes.</summary>
internal static class Samples
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests/Cookbooks/stacks");

    public static string File(string path) => Path.Combine(Folder, path);

    /// <summary>Looks at the stack of a Chef 11 JSON inside a run.</summary>
    public static void InChef11(string json, Action look) => RecipeTest.On(FakeMachine.Debian12()).WithAttributes(System.IO.File.ReadAllText(File(json))).Converge(look);

    /// <summary>Looks at the stack of Chef 12's data bags inside a run.</summary>
    public static void InChef12(string stack, Action look) =>
        RecipeTest.On(FakeMachine.Debian12()).WithDataBags(File($"chef12/{stack}/data_bags")).WithAttributes(System.IO.File.ReadAllText(File($"chef12/{stack}/attribs.json"))).Converge(look);

    /// <summary>The servers of all layers, a line for each layer.</summary>
    public static string Servers(Stack stack) => string.Join('\n', stack.Layers.Select(l => $"{l}: {string.Join(", ", l.Online.Select(i => $"{i} {i.PrivateIp}"))}"));

    /// <summary>The servers that the samples are made to have.</summary>
    public static string Expected(string stack) => stack switch
    {
        "small" or "deploy" => "app1: app11 127.1.1.2, app12 127.1.1.3\napp1-haproxy: app1-haproxy1 127.1.1.4\napp2: app21 127.1.1.5\napp2-haproxy: app2-haproxy1 127.1.1.6",
        "empty-cluster" => "app1: app11 127.1.1.2\napp1-haproxy: app1-haproxy1 127.1.1.3\napp2: \napp2-haproxy: app2-haproxy1 127.1.1.6",
        "partial" => "app1: app11 127.1.1.2, app112 127.1.1.13, shared1 127.1.1.15\napp1-haproxy: app1-haproxy1 127.1.1.16\napp2: shared1 127.1.1.15\napp2-haproxy: app2-haproxy1 127.1.1.18",
        _ => throw new ArgumentException(stack, nameof(stack)),
    };

    /// <summary>The stack as the model shows it to a node that has these attributes.</summary>
    public static Stack Of(MapNode attributes)
    {
        var node = new Node("test");
        node.Tree.Merge(AttributeLevel.Normal, attributes);
        return node.Stack();
    }
}
