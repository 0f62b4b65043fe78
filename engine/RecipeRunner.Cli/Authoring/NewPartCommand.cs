using System.CommandLine;
using RecipeRunner.Authoring;
using RecipeRunner.Authoring.Scaffolding;
using RecipeRunner.Cli.Commands;
using RecipeRunner.Converging;
using RecipeRunner.Cookbooks;
using RecipeRunner.Text;

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
        ($"recipe-runner {Name} web::{example}", "in the cookbook web, one of several here"),
        ($"recipe-runner {Name} {example} --cookbook cookbooks/web", "in a cookbook elsewhere"),
    ];

    public override IReadOnlyList<OptionGroup> Options => [new("Options", [cookbook])];

    protected override Scaffold Make(string name, ParseResult parsed)
    {
        CookbookRepo repo = NamedInSettings.Repo(parsed.GetValue(cookbook) ?? ".");
        return name.Split("::", 2) is [var owner, var part] ? make(part, Named(owner, repo)) : make(name, Only(repo, name));
    }

    /// <summary>Of a name as Chef writes it, <c>web::backup</c>: the cookbook, which may also lie beside the one that one stands in.</summary>
    private static Cookbook Named(string owner, CookbookRepo repo)
    {
        CookbookRepo around = repo.Whole();
        return around.Names.Contains(owner)
            ? Of(owner, around)
            : throw new RecipeRunnerException($"there is no cookbook '{owner}' here, but {string.Join(", ", around.Names)}.{Nearest.Hint(owner, around.Names)} `recipe-runner new cookbook {owner}` makes one");
    }

    private static Cookbook Only(CookbookRepo repo, string name) => repo.Names is [var only]
        ? Of(only, repo)
        : throw new RecipeRunnerException($"there are {repo.Names.Count} cookbooks here: {string.Join(", ", repo.Names)}. Say which one as in {repo.Names[0]}::{name}, stand in it, or name it with --cookbook");

    private static Cookbook Of(string name, CookbookRepo repo) => repo.All(shipped: null).Get(name);
}
