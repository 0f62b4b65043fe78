using Microsoft.CodeAnalysis;

namespace RecipeRunner.Recipes;

/// <summary>A cookbook's library as other C# sees it.</summary>
/// <param name="Assembly">The library: compiled, or as a compilation that need never be emitted.</param>
/// <param name="Imports">Its namespaces, and its classes of verbs after "static", which are seen without a using.</param>
internal sealed record LibraryReference(MetadataReference Assembly, IReadOnlyList<string> Imports)
{
    /// <summary>That of a compiled cookbook; null when it has no library.</summary>
    public static LibraryReference? Of(CompiledCookbook cookbook) =>
        cookbook.Read(CompiledCookbook.Library) is { } bytes ? new(MetadataReference.CreateFromImage(bytes), cookbook.Imports()) : null;
}
