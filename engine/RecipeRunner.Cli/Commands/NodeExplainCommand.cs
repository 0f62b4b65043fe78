using System.CommandLine;
using RecipeRunner.Cli.Nodes;
using RecipeRunner.Nodes;
using RecipeRunner.Reporting;

namespace RecipeRunner.Cli.Commands;

/// <summary><c>recipe-runner node explain</c>.</summary>
internal sealed class NodeExplainCommand() : NodeCommand("node explain", "Tells who set an attribute to what, and why the winner wins.")
{
    private readonly Argument<string> path = new("PATH")
    {
        Description = "The attribute: haproxy.timeouts.client, servers[0]; a key with a dot in it stands in quotes",
        Arity = ArgumentArity.ExactlyOne,
    };

    private readonly Option<string?> format = new("--format", "-F")
    {
        HelpName = "text|json",
        Description = "text: for a person; json: one object, for programs. Default: text",
    };

    private enum Form
    {
        Text,
        Json,
    }

    public override string Description => """
        Everyone who set the attribute, lowest precedence and earliest write first, with file and
        line, and what became of each value. Of a map or a list the parts follow, each with who
        set it. Recipes have been read as for a plan; what a block or a lazy value writes while
        the run converges cannot be known before.
        """;

    public override IReadOnlyList<(string Command, string Meaning)> Examples =>
    [
        ("recipe-runner node explain haproxy.maxconn", "what wins?"),
        ("recipe-runner node explain haproxy -E staging", "where a whole map comes from"),
    ];

    public override IReadOnlyList<Argument> Arguments => [path];

    protected override IReadOnlyList<Option> ShowOptions => [format];

    protected override void Show(ParseResult parsed, Node node, TextOutput output)
    {
        Form form = ParseProblems.OneOf(format.Name, parsed.GetValue(format), Form.Text);
        string[] keys = AttributePath.Parse(parsed.GetValue(path)!);
        if (keys.Length == 0) throw new Converging.RecipeRunnerException("PATH is empty: name an attribute, such as haproxy.maxconn; `recipe-runner node show` prints all");
        AttributeValue? value = Find(node, keys);
        IReadOnlyList<AttributeContribution> chain = node.Explain(keys);
        if (value is null && chain.Count == 0) throw Missing(node, keys);
        if (form == Form.Json) ExplanationJson.Write(keys, value, chain, output);
        else ExplanationText.Write(keys, value, chain, output);
    }
}
