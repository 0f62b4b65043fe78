using Microsoft.CodeAnalysis;

namespace RecipeRunner.Authoring.Checking.Facts;

/// <summary>Where something stands in C#.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
internal sealed record Place(string File, int Line, int Column)
{
    public static Place Of(SyntaxNode node) => Of(node.GetLocation());

    public static Place Of(Location location)
    {
        FileLinePositionSpan span = location.GetLineSpan();
        return new(span.Path, span.StartLinePosition.Line + 1, span.StartLinePosition.Character + 1);
    }
}
