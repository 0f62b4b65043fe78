namespace RecipeRunner.Authoring.Scaffolding;

/// <summary>A file that is to be made.</summary>
/// <param name="Path">Where, below the folder that all of it goes into.</param>
/// <param name="Text">What it says.</param>
internal sealed record NewFile(string Path, string Text);
