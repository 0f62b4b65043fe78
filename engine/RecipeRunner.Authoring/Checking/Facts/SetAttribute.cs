namespace RecipeRunner.Authoring.Checking.Facts;

/// <summary>An attribute that a source sets, or speaks of.</summary>
/// <param name="Path">Its path; empty for all attributes.</param>
/// <param name="IsOpen">Whether something below it may be set that is not to be seen.</param>
internal sealed record SetAttribute(string[] Path, bool IsOpen);
