using RecipeRunner.Authoring.Checking.Seen;
using RecipeRunner.Converging;
using RecipeRunner.Text;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class UnknownRecipe : Rule
{
    public override string Code => "RR007";

    public override string Name => "unknown-recipe";

    public override string Summary => "`IncludeRecipe` or `IncludeAttribute` names what the cookbook does not have.";

    public override string Why => "The run ends at that line, maybe only on the nodes that reach it.";

    public override Example Bad => Example.Recipe("""
        IncludeRecipe("web::instal");
        """).AndInCookbook("recipes/install.csx", """
        Package("nginx");
        """);

    public override Example Good => Example.Recipe("""
        IncludeRecipe("web::install");
        """).AndInCookbook("recipes/install.csx", """
        Package("nginx");
        """);

    public override IEnumerable<Finding> Check(Source source) => Of(source, "IncludeRecipe", "recipe", c => c.Cookbook.Recipes).Concat(Of(source, "IncludeAttribute", "attribute file", c => c.Cookbook.AttributeFiles));

    private IEnumerable<Finding> Of(Source source, string verb, string what, Func<SeenCookbook, IReadOnlyList<string>> names)
    {
        foreach (Call call in source.CallsOf(verb))
        {
            if (call.Text("name") is not { } text) continue;
            if (text.Contains('['))
            {
                yield return At(call.Argument("name")!, $"'{text}' is a run list item, and {verb} takes a name.", $"Write {verb}(\"{text[(text.IndexOf('[') + 1)..].TrimEnd(']')}\").");
                continue;
            }
            var name = RecipeName.Parse(text, source.Cookbook.Name);
            // Those of a cookbook that is no dependency: missing-dependency tells of them.
            if (source.Cookbook.Reach.FirstOrDefault(c => c.Name == name.Cookbook) is { } cookbook && !names(cookbook).Contains(name.Name))
                yield return At(call.Argument("name")!, $"The cookbook {cookbook.Name} has no {what} '{name.Name}'.", Fix(name.Name, names(cookbook)));
        }
    }

    private static string Fix(string wanted, IReadOnlyList<string> names) =>
        Nearest.Hint(wanted, names) is { Length: > 0 } hint ? hint.Trim() : names.Count == 0 ? "It has none." : $"It has: {string.Join(", ", names)}.";
}
