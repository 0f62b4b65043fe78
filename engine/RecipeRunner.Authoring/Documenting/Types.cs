using Microsoft.CodeAnalysis;

namespace RecipeRunner.Authoring.Documenting;

/// <summary>Looks through the types of a compilation.</summary>
internal static class Types
{
    private const string Resource = "RecipeRunner.Resources.Resource";

    /// <summary>All that an assembly declares outside of other types.</summary>
    public static IEnumerable<INamedTypeSymbol> In(INamespaceSymbol space) => space.GetMembers().SelectMany(member => member switch
    {
        INamespaceSymbol inner => In(inner),
        INamedTypeSymbol type => [type],
        _ => Enumerable.Empty<INamedTypeSymbol>(),
    });

    /// <summary>A resource and its bases up to, and without, those that every resource has.</summary>
    public static IEnumerable<INamedTypeSymbol> WithBases(INamedTypeSymbol resource)
    {
        for (INamedTypeSymbol? type = resource; type is not null && !IsRoot(type); type = type.BaseType) yield return type;
    }

    /// <summary>Whether a recipe can declare it.</summary>
    public static bool IsResource(ITypeSymbol type)
    {
        if (type is not { TypeKind: TypeKind.Class, IsAbstract: false, DeclaredAccessibility: Accessibility.Public }) return false;
        for (INamedTypeSymbol? above = type.BaseType; above is not null; above = above.BaseType)
            if (above.ToDisplayString() == Resource)
                return true;
        return false;
    }

    private static bool IsRoot(INamedTypeSymbol type) =>
        type.SpecialType == SpecialType.System_Object || type is { Name: "Resource" or "CompositeResource" } && type.ContainingNamespace.ToDisplayString() == "RecipeRunner.Resources";
}
