using System.CommandLine;
using RecipeRunner.Cli.Settings;
using RecipeRunner.Converging;
using RecipeRunner.DataBags;
using RecipeRunner.Searching;

namespace RecipeRunner.Cli.Commands;

/// <summary><c>recipe-runner search</c>: knife's search over the folders.</summary>
internal sealed class SearchCommand() : CliCommand("search", "Finds data bag items, nodes, roles and environments by a query.")
{
    /// <summary>Where a query of one word looks.</summary>
    private static readonly string[] WordKeys = ["tags", "roles", "fqdn", "addresses"];

    private readonly Argument<string> index = new("INDEX") { Description = "A data bag, or node, role, environment. May be left out before a query of nodes" };
    private readonly Argument<string?> query = new("QUERY")
    {
        Description = "As in Chef: 'role:web AND NOT status:stopped'. A word without a colon is looked for in tags, roles, fqdn and addresses. Default: *:*",
        Arity = ArgumentArity.ZeroOrOne,
    };
    private readonly Option<string[]> attributes = new("--attribute", "-a") { HelpName = "PATH", Description = "Show this attribute, such as kernel.release; may be repeated", AllowMultipleArgumentsPerToken = false };
    private readonly Option<string?> idOnly = new("--id-only", "-i") { Description = "Show names only, nothing about them", Arity = ArgumentArity.Zero };
    private readonly Option<string?> format = new("--format", "-F") { HelpName = "text|json", Description = "json: a document, or its chosen attributes, for each line. Default: text" };
    private readonly Option<string?> dataBags = Folder("--data-bag-path", "data bags", "data_bags");
    private readonly Option<string?> nodes = Folder("--node-path", "node objects", "nodes");
    private readonly Option<string?> roles = Folder("--role-path", "roles", "roles");
    private readonly Option<string?> environments = Folder("--environment-path", "environments", "environments");
    private readonly Option<string?> config = RunOptionSet.Config();

    public override string Description => """
        Looks through files, as Search does in a recipe, and changes nothing. A recipe finds
        the node that it runs on as well; here only the nodes that are saved in files are found.
        """;

    public override IReadOnlyList<(string Command, string Meaning)> Examples =>
    [
        ("recipe-runner search users 'groups:admin'", "the ids of these items of data_bags/users"),
        ("recipe-runner search node 'platform:debian' -a ipaddress", "an attribute of each"),
    ];

    public override IReadOnlyList<Argument> Arguments => [index, query];

    public override IReadOnlyList<OptionGroup> Options =>
    [
        new("What to show", [attributes, idOnly, format]),
        new("Where to look", [dataBags, nodes, roles, environments, config]),
    ];

    protected override ExitCode Run(ParseResult parsed, CommandHost host)
    {
        (string index, string query) = Asked(parsed.GetValue(this.index)!, parsed.GetValue(this.query));
        FileSettings? file = SettingsFile.Read(parsed.GetValue(config));
        var indexes = new SearchIndexes(
            new DataBagFolders(Folders(dataBags, file?.DataBagPaths, "data_bags")),
            Folders(nodes, file?.NodePaths, "nodes"),
            Folders(roles, file?.RolePaths, "roles"),
            Folders(environments, file?.EnvironmentPaths, "environments"));
        var paths = parsed.GetValue(attributes) ?? [];
        var format = ParseProblems.OneOf(this.format.Name, parsed.GetValue(this.format), SearchFormat.Text);
        var output = new SearchOutput(host.Terminal.Out, format, parsed.GetResult(idOnly) is { Implicit: false }, paths);
        output.Write(indexes.Search(index, query));
        return ExitCode.Success;

        IReadOnlyList<string> Folders(Option<string?> option, IReadOnlyList<string>? set, string byDefault) =>
            parsed.GetValue(option) is { } named ? [named] : set ?? [byDefault];
    }

    /// <summary>As knife takes it: the index may be left out before a query, and a query of a word alone means some keys of nodes.</summary>
    private static (string Index, string Query) Asked(string index, string? query)
    {
        if (query is null) return index.Contains(':') ? ("node", index) : (index, "*:*");
        bool isWord = query.Length > 0 && !query.Contains(':');
        return (index, isWord ? string.Join(" OR ", WordKeys.Select(key => $"{key}:*{query}*")) : query);
    }

    private static Option<string?> Folder(string name, string what, string byDefault) =>
        new(name) { HelpName = "DIR", Description = $"Folder of {what}. Default: ./{byDefault}" };
}
