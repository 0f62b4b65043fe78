using NUnit.Framework;
using RecipeRunner.Cookbooks;
using RecipeRunner.Recipes;
using RecipeRunner.Testing;

namespace RecipeRunner.Authoring.TestRunning;

/// <summary>The tests of a cookbook: the C# in its folder <c>tests</c>.</summary>
/// <param name="Cookbook">The cookbook.</param>
/// <param name="Sources">The files, sorted.</param>
internal sealed record CookbookTests(Cookbook Cookbook, IReadOnlyList<string> Sources)
{
    public static CookbookTests Of(Cookbook cookbook)
    {
        string folder = Path.Combine(cookbook.Path, "tests");
        return new(cookbook, Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal)] : []);
    }

    /// <summary>What their assembly depends on, as a hash: themselves, the cookbook, the libraries of tests, and this program.</summary>
    public string Key(CompiledCookbook cookbook)
    {
        var hash = new ContentHash();
        foreach (Type part in (Type[])[typeof(CookbookTests), typeof(RecipeTest), typeof(Assert)]) hash.Text(part.Module.ModuleVersionId.ToString());
        hash.Text(cookbook.Key);
        foreach (string source in Sources) hash.File(source);
        return hash.ToString();
    }
}
