namespace RecipeRunner.Authoring.Checking.Facts;

/// <summary>An attribute that a source cannot do without.</summary>
/// <param name="At">Where it is read.</param>
/// <param name="Path">Its path, as far as that stands there.</param>
internal sealed record NeededAttribute(Place At, string[] Path);
