using RecipeRunner.Tests.SystemTests.Hosts;

namespace RecipeRunner.Tests.Docs;

/// <summary>The documentation of this checkout.</summary>
internal static class Pages
{
    public static string Read(string name) => File.ReadAllText(Path.Combine(Repository.Root, name));
}
