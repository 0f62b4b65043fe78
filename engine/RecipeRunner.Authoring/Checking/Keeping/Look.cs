using RecipeRunner.Authoring.Checking.Ignoring;

namespace RecipeRunner.Authoring.Checking.Keeping;

/// <summary>What looking at a cookbook, or at the whole repository, gave.</summary>
/// <param name="Key">What was looked at, as a hash.</param>
/// <param name="Compiles">Whether its C# compiles, so that all rules were asked.</param>
/// <param name="Findings">What was found, ignored findings included.</param>
/// <param name="Ignores">The comments that say to ignore findings.</param>
internal sealed record Look(string Key, bool Compiles, IReadOnlyList<Finding> Findings, IReadOnlyList<Ignore> Ignores);
