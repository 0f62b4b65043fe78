using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RecipeRunner.Authoring.Checking.Seen;
using RecipeRunner.Resources;

namespace RecipeRunner.Authoring.Checking.Facts;

/// <summary>What a source gives to a property of a cookbook's resource: its default, or what a declaration says.</summary>
/// <param name="Property">The property, <c>SiteResource.Port</c>.</param>
/// <param name="Text">The text that it may be.</param>
internal sealed record PropertyText(string Property, TextPattern Text)
{
    public static IEnumerable<PropertyText> In(Source source)
    {
        foreach (SyntaxNode node in source.Root.DescendantNodes())
        {
            (ISymbol? property, ExpressionSyntax? value) = node switch
            {
                PropertyDeclarationSyntax { Initializer.Value: var initial } declared => (source.Model.GetDeclaredSymbol(declared), initial),
                AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax, Left: IdentifierNameSyntax name } set => (source.Model.GetSymbolInfo(name).Symbol, set.Right),
                _ => default,
            };
            if (property is IPropertySymbol { ContainingAssembly.Name: not nameof(RecipeRunner) } known && NameOf(known) is { } named)
                foreach (TextPattern text in source.Texts(value!))
                    yield return new(named, text);
        }
    }

    /// <summary>The name of a property; null when it is no text, or not of a resource.</summary>
    public static string? NameOf(IPropertySymbol property) =>
        property is { Type.SpecialType: SpecialType.System_String, IsIndexer: false } && IsResource(property.ContainingType) ? $"{property.ContainingType.Name}.{property.Name}" : null;

    private static bool IsResource(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? above = type; above is not null; above = above.BaseType)
            if (above is { Name: nameof(Resource), ContainingAssembly.Name: nameof(RecipeRunner) })
                return true;
        return false;
    }
}
