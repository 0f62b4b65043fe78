using System.CommandLine;
using RecipeRunner.Nodes;
using RecipeRunner.Reporting;

namespace RecipeRunner.Cli.Commands;

/// <summary><c>recipe-runner node show</c>.</summary>
internal sealed class NodeShowCommand() : NodeCommand("node show", "Prints the merged attributes of this node as JSON.")
{
    private readonly Argument<string?> path = new("PATH")
    {
        Description = "Only what is there: haproxy, haproxy.timeouts.client, servers[0]; a key with a dot in it stands in quotes. Default: all",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> automatic = new("--automatic")
    {
        Description = "With what was gathered of the machine (network, memory, ...), which takes time and hides the rest",
        Arity = ArgumentArity.Zero,
    };

    public override string Description => """
        The attributes are those that recipes leave when all of them have been read: node.json,
        roles, environment, attribute files, and what recipes write. Always JSON, so that jq can
        go on with it (`| jq -r .` takes the quotes from a text). Automatic attributes are left
        out unless they are asked for, PATH names them, or somebody else sets the same key.
        """;

    public override IReadOnlyList<(string Command, string Meaning)> Examples =>
    [
        ("recipe-runner node show haproxy", "what the haproxy cookbook will see"),
        ("recipe-runner node show -E staging | jq .app", "in another environment"),
    ];

    public override IReadOnlyList<Argument> Arguments => [path];

    protected override IReadOnlyList<Option> ShowOptions => [automatic];

    protected override void Show(ParseResult parsed, Node node, TextOutput output)
    {
        string[] keys = AttributePath.Parse(parsed.GetValue(path) ?? "");
        object? shown = keys.Length > 0 ? (Find(node, keys) ?? throw Missing(node, keys)).ToPlain()
            : parsed.GetResult(automatic) is { Implicit: false } ? node.Tree.View().ToPlain()
            : node.PlainWithoutFacts();
        output.WriteLine(IndentedJson.Of(shown));
    }
}
