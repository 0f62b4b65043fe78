using System.Reflection;
using RecipeRunner.Cookbooks;
using RecipeRunner.Recipes;
using RecipeRunner.Tests.SystemTests.Hosts;

namespace RecipeRunner.Tests.Conformance;

/// <summary>A shipped cookbook's own C#, compiled once, for tests that make its resources by their names.</summary>
internal static class CookbookLibrary
{
    private static readonly Lazy<Assembly> HaproxyLibrary = new(() => Compile("haproxy"));

    public static Assembly Haproxy => HaproxyLibrary.Value;

    private static Assembly Compile(string name)
    {
        Cookbook cookbook = new CookbookSet([Path.Combine(Repository.Root, "cookbooks")]).Get(name);
        var (assembly, problems) = Emission.Of(new CookbookCompilation(cookbook, []).Library!);
        Assert.That(problems, Is.Empty);
        return new RecipeLoadContext([]).LoadFromStream(new MemoryStream(assembly!));
    }
}
