namespace RecipeRunner.Authoring.Checking.Keeping;

/// <summary>What was found in a whole repository.</summary>
/// <param name="Key">What was looked at, as a hash.</param>
/// <param name="Findings">What was found, without what is ignored.</param>
internal sealed record KeptRepo(string Key, IReadOnlyList<Finding> Findings);
