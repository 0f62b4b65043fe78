namespace RecipeRunner.Authoring.TestRunning;

/// <summary>What came of the tests of cookbooks.</summary>
/// <param name="Cookbooks">Each cookbook.</param>
/// <param name="Duration">How long all of it took, compiling included.</param>
internal sealed record TestReport(IReadOnlyList<CookbookReport> Cookbooks, TimeSpan Duration)
{
    public IEnumerable<TestOutcome> Outcomes => Cookbooks.SelectMany(c => c.Outcomes);

    public int Count(TestStatus status) => Outcomes.Count(o => o.Status == status);
}

/// <summary>What came of the tests of a cookbook.</summary>
/// <param name="Cookbook">The cookbook.</param>
/// <param name="Outcomes">Its tests, in the order in which they ended; none when it has none, or the filter chose none.</param>
/// <param name="HasTests">Whether it has tests.</param>
/// <param name="Coverage">Which resources its tests touched; null when not all of them ran.</param>
internal sealed record CookbookReport(string Cookbook, IReadOnlyList<TestOutcome> Outcomes, bool HasTests, ResourceCoverage? Coverage);
