namespace RecipeRunner.Tests.Docs;

/// <summary>The C# in the documentation is real: recipes plan, resources and tests compile.</summary>
internal sealed class RecipeBlockTests
{
    /// <summary>Pages whose blocks other tests run, in full.</summary>
    private static readonly string[] TestedElsewhere = ["CONTRIBUTING.md", "docs/checks.md", "docs/coming-from-chef.md", "docs/testing.md", "docs/tutorial.md"];

    /// <summary>
    /// A page with files of its own is a folder of its own; others share one, which compiles once, and so do those of the shipped
    /// cookbooks, of which nobody else has files.
    /// </summary>
    private static IEnumerable<TestCaseData> Folders() => Pages.All.Except(TestedElsewhere).Where(page => Pages.Blocks(page).Any(block => block.Language == "csharp"))
        .GroupBy(page => !page.StartsWith("cookbooks/", StringComparison.Ordinal) && Pages.Blocks(page).Any(block => block.Path.Length > 0) ? page : page.Split('/')[0])
        .Select(group => new TestCaseData(group).SetArgDisplayNames(group.Key));

    [TestCaseSource(nameof(Folders))]
    public void Every_recipe_plans(IEnumerable<string> pages)
    {
        using var kitchen = new PageKitchen(pages);
        Assert.That(kitchen.Problems(), Is.Empty);
    }

    /// <summary>The same code serves in a cookbook, where a verb's class has a name of its own and nothing is internal.</summary>
    [Test]
    public void The_resource_that_CONTRIBUTING_walks_through_passes_the_tests_that_it_shows()
    {
        using Kitchen kitchen = new Kitchen().Cookbook("web");
        Block[] files = [.. Pages.Blocks("CONTRIBUTING.md").Where(b => b.Path.Length > 0)];
        kitchen.Has("cookbooks/web/resources/ulimit.cs", files.Single(b => b.Path.StartsWith("engine/", StringComparison.Ordinal)).Code
            .Replace("public static partial class Recipe", "[RecipeVerbs] public static class UlimitVerbs", StringComparison.Ordinal)
            .Replace("protected internal override", "protected override", StringComparison.Ordinal));
        kitchen.Has("cookbooks/web/tests/UlimitTests.cs", files.Single(b => b.Path.StartsWith("tests/", StringComparison.Ordinal)).Code);

        Outcome outcome = kitchen.Say("test");
        Assert.That(outcome.Out, Does.Contain("2 passed in"), outcome.ToString());
    }
}
