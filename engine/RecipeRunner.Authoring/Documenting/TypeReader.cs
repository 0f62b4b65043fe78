using Microsoft.CodeAnalysis;

namespace RecipeRunner.Authoring.Documenting;

/// <summary>The types of properties, as far as their assembly is the one that is described: what they are, and the values of enumerations.</summary>
internal static class TypeReader
{
    public static IReadOnlyList<TypeDoc> Of(IEnumerable<IPropertySymbol> properties, IAssemblySymbol assembly) =>
    [
        .. properties.SelectMany(property => Parts(property.Type)).Select(type => type.OriginalDefinition)
            .Where(type => type.DeclaredAccessibility == Accessibility.Public && SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, assembly))
            .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default).Select(Doc).OrderBy(doc => doc.Name, StringComparer.Ordinal),
    ];

    private static TypeDoc Doc(INamedTypeSymbol type) => new(PropertyReader.TypeText(type), Comment.Of(type).Summary,
        type.TypeKind == TypeKind.Enum ? [.. type.GetMembers().OfType<IFieldSymbol>().Select(value => (value.Name, Comment.Of(value).Summary))] : []);

    /// <summary>A type, and those between its angle brackets.</summary>
    private static IEnumerable<INamedTypeSymbol> Parts(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol named => named.TypeArguments.SelectMany(Parts).Prepend(named),
        IArrayTypeSymbol array => Parts(array.ElementType),
        _ => [],
    };
}
