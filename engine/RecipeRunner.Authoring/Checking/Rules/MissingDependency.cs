using RecipeRunner.Authoring.Checking.Seen;
using RecipeRunner.Converging;
using RecipeRunner.Text;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class MissingDependency : Rule
{
    public override string Code => "RR019";

    public override string Name => "missing-dependency";

    public override string Summary => "A cookbook uses recipes, templates or files of another one that its metadata.json does not name in `depends`.";

    public override string Why => "It works only while something else in the run list brings the other cookbook. A verb of a cookbook that is no dependency does not even compile; the compiler's error then says which cookbook has it.";

    public override Example Bad => Example.Recipe("""
        IncludeRecipe("base");
        """).AndInRepo("cookbooks/base/recipes/default.csx", """
        Package("curl");
        """);

    public override Example Good => Example.Recipe("""
        IncludeRecipe("base");
        """).AndInCookbook("metadata.json", """
        { "name": "web", "version": "0.1.0", "depends": { "base": ">= 0.1.0" } }
        """).AndInRepo("cookbooks/base/recipes/default.csx", """
        Package("curl");
        """);

    public override IEnumerable<Finding> Check(Source source)
    {
        foreach (Call call in source.CallsOf("IncludeRecipe").Concat(source.CallsOf("IncludeAttribute")))
            if (call.Text("name") is { } text && !text.Contains('[') && Missing(source, RecipeName.Parse(text, source.Cookbook.Name).Cookbook) is { } fix)
                yield return At(call.Argument("name")!, $"The cookbook {source.Cookbook.Name} does not depend on {RecipeName.Parse(text).Cookbook}.", fix);
        foreach (Declaration declaration in source.Declarations)
            if (declaration.Resource.ContainingNamespace.ToDisplayString() == "RecipeRunner.Resources" && declaration.Text("Cookbook") is { } cookbook && Missing(source, cookbook) is { } fix)
                yield return At(declaration["Cookbook"]!, $"The cookbook {source.Cookbook.Name} does not depend on {cookbook}.", fix);
    }

    private static string? Missing(Source source, string cookbook) => source.Cookbook.Reach.Any(c => c.Name == cookbook)
        ? null
        : $"Add \"{cookbook}\" to \"depends\" in metadata.json.{Nearest.Hint(cookbook, source.Cookbook.Reach.Select(c => c.Name))}";
}
