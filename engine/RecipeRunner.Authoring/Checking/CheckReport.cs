namespace RecipeRunner.Authoring.Checking;

/// <summary>What a check found.</summary>
/// <param name="Findings">The findings by file, line and column.</param>
/// <param name="Cookbooks">The names of the cookbooks that were checked.</param>
/// <param name="Duration">How long it took.</param>
internal sealed record CheckReport(IReadOnlyList<Finding> Findings, IReadOnlyList<string> Cookbooks, TimeSpan Duration);
