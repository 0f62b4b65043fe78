namespace RecipeRunner.Authoring.Checking.Keeping;

/// <summary>What was found in a whole repository, or by one of the rules about it.</summary>
/// <param name="Key">What was looked at, as a hash.</param>
/// <param name="Findings">What was found. Of the whole repository without what is ignored.</param>
internal sealed record KeptFindings(string Key, IReadOnlyList<Finding> Findings);
