using Microsoft.CodeAnalysis;
using RecipeRunner.Nodes;

namespace RecipeRunner.Recipes;

/// <summary>Finds the types of a cookbook's library that declare attributes, so that a warm run need not look through it.</summary>
internal static class AttributeTypes
{
    /// <summary>Their names, as reflection wants them.</summary>
    public static IReadOnlyList<string> Of(Compilation compilation)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        Visit(compilation.Assembly.GlobalNamespace);
        return [.. names];

        void Visit(INamespaceSymbol space)
        {
            foreach (INamedTypeSymbol type in space.GetTypeMembers())
                if (type.GetAttributes().Any(a => a.AttributeClass?.Name == nameof(NodeAttributesAttribute)))
                    names.Add(space.IsGlobalNamespace ? type.MetadataName : $"{space.ToDisplayString()}.{type.MetadataName}");
            foreach (INamespaceSymbol inner in space.GetNamespaceMembers()) Visit(inner);
        }
    }
}
