namespace RecipeRunner.Authoring.Checking.Keeping;

/// <summary>What is kept of a cookbook.</summary>
/// <param name="Surface">Its library; null when it has none.</param>
/// <param name="Looks">What was seen in its sources.</param>
internal sealed record KeptCookbook(LibrarySurface? Surface, IReadOnlyList<SourceLook> Looks);
