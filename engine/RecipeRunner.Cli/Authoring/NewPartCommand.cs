using System.CommandLine;
using RecipeRunner.Authoring;
using RecipeRunner.Authoring.Scaffolding;
using RecipeRunner.Cli.Commands;
using RecipeRunner.Converging;
using RecipeRunner.Cookbooks;

namespace RecipeRunner.Cli.Authoring;

/// <summary><c>recipe-runner new recipe</c>, <c>resource</c>, <c>template</c> and <c>test</c>: something for a cookbook that is there.</summary>
/// <param name="kind">What is made.</param>
/// <param name="summary">What that is, in a line.</param>
/// <param name="name">What NAME is, in a line.</param>
/// <param name="example">A NAME.</param>
/// <param name="make">Makes it.</param>
internal sealed class NewPartCommand(string kind, string summary, string name, string example, Func<string, Cookbook, Scaffold> make) : NewCommand(kind, summary, name)
{
    private readonly Option<string?> cookbook = RunOptionSet.Text("--cookbook", "PATH", "The cookbook, by its folder. Default: the one that the working folder is in, or the only one below it");

    public override string Description => """
        Adds to a cookbook, as little as is of any use. Whatever is there already is left alone.
        """;

    public override IReadOnlyList<(string Command, string Meaning)> Examples =>
    [
        ($"recipe-runner {Name} {example}", "in the cookbook that one stands in"),
        ($"recipe-runner {Name} {example} --cookbook cookbooks/web", "in another"),
    ];

    public override IReadOnlyList<OptionGroup> Options => [new("Options", [cookbook])];

    protected override Scaffold Make(string name, ParseResult parsed) => make(name, Only(NamedInSettings.Repo(parsed.GetValue(cookbook) ?? ".")));

    private static Cookbook Only(CookbookRepo repo) => repo.Names.Count == 1
        ? repo.All(shipped: null).Get(repo.Names[0])
        : throw new RecipeRunnerException($"there are {repo.Names.Count} cookbooks here: {string.Join(", ", repo.Names)}. Stand in one of them, or name it with --cookbook");
}
