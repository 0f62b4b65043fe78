using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RecipeRunner.Resources;

namespace RecipeRunner.Authoring.Checking.Seen;

/// <summary>What texts the properties of resources may give: their defaults, and what declarations set them to.</summary>
internal sealed class PropertyTexts(IReadOnlyList<Source> sources)
{
    private readonly Dictionary<ISymbol, IReadOnlyList<TextPattern>> known = new(SymbolEqualityComparer.Default);

    /// <summary>The texts of a property that a library declares for a resource; of any other nothing is known.</summary>
    public IReadOnlyList<TextPattern> Of(IPropertySymbol property)
    {
        if (!known.TryGetValue(property, out IReadOnlyList<TextPattern>? texts)) known[property] = texts = Find(property);
        return texts;
    }

    private List<TextPattern> Find(IPropertySymbol property)
    {
        if (property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not PropertyDeclarationSyntax { AccessorList.Accessors: var accessors } declared
            || accessors.Any(a => a.Body is not null || a.ExpressionBody is not null) || !IsResource(property.ContainingType)) return [TextPattern.Anything];
        var texts = new List<TextPattern>();
        if (declared.Initializer?.Value is { } initial) texts.AddRange(initial is LiteralExpressionSyntax { Token.Value: string text } ? [TextPattern.Of(text)] : [TextPattern.Anything]);
        foreach (Source source in sources)
            foreach (AssignmentExpressionSyntax set in source.Root.DescendantNodes().OfType<AssignmentExpressionSyntax>())
                if (set.Left is IdentifierNameSyntax name && name.Identifier.ValueText == property.Name && source.Model.GetSymbolInfo(name).Symbol is IPropertySymbol same && same.ContainingType.Name == property.ContainingType.Name)
                    texts.AddRange(source.Texts(set.Right));
        return texts;
    }

    private static bool IsResource(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? above = type; above is not null; above = above.BaseType)
            if (above.Name == nameof(Resource))
                return true;
        return false;
    }
}
