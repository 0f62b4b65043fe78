using RecipeRunner.Cookbooks;
using RecipeRunner.Recipes;

namespace RecipeRunner.Tests.Docs.ComingFromChef;

/// <summary>Code of a table's cell, compiled as a recipe is.</summary>
internal static class Cell
{
    /// <summary>Each call runs the code in the present run context and gives the value of its last expression.</summary>
    public static Func<object?> Compile(string code)
    {
        var cookbook = new CompiledCookbook("cell", "", [], _ => null, () => []);
        var (assembly, problems) = Emission.Of(CookbookCompilation.OfScript("cell", "/cookbooks/t/recipes/default.csx", code, []));
        Assert.That(problems, Is.Empty, code);
        return () => (cookbook with { Read = _ => assembly }).Load(ScriptKind.Recipe, "cell", new RecipeLoadContext([]))().GetAwaiter().GetResult();
    }

    /// <summary>Lines that declare resources in a vector's folder; in the table it is <c>/dir</c>.</summary>
    public static Action Declaring(string[] lines, string folder)
    {
        Func<object?> run = Compile(string.Join('\n', lines).Replace("/dir", folder, StringComparison.Ordinal));
        return () => run();
    }
}
