namespace RecipeRunner.Authoring.Checking.Facts;

/// <summary>An attribute that an attribute file sets.</summary>
/// <param name="At">Where it is set.</param>
/// <param name="Path">Its path, as far as that stands there.</param>
internal sealed record WrittenAttribute(Place At, string[] Path);
