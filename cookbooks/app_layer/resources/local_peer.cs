using System.Runtime.CompilerServices;
using RecipeRunner.Dsl;

namespace AppLayer;

/// <summary>This HAProxy's own name in its peers sections: the resource's name, where HAProxy would take the machine's.</summary>
/// <action name="create">Writes the name into the section <c>global</c>.</action>
/// <example><code>
/// HaproxyConfigGlobal();
/// LocalPeer("lb1");
/// HaproxyPeer("balancers", new() { Server = ["lb1 192.0.2.31:10000", "lb2 192.0.2.32:10000"] });
/// </code></example>
public sealed record LocalPeerResource : HaproxyConfigFileResource
{
    private static readonly ResourceAction[] Known = ["create"];

    public override IReadOnlyList<ResourceAction> Actions => Known;

    protected override void Compose(ResourceAction action)
    {
        var line = new Rule("localpeer", [new Group([$"localpeer {Name}"], DeclaredAt)]);
        Gather(gathered => gathered.With(new(SectionKind.Global, "", DeclaredAt, [line]) { IsAddition = true }));
    }
}

[RecipeVerbs]
public static class LocalPeerVerbs
{
    /// <summary>Declares this HAProxy's own name among its peers. Actions: create.</summary>
    public static ResourceSlot LocalPeer(string name, LocalPeerResource? properties = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Declare(name, properties ?? new(), file, line);
}
