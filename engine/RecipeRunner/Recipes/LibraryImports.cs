using Microsoft.CodeAnalysis;
using RecipeRunner.Dsl;

namespace RecipeRunner.Recipes;

/// <summary>What a cookbook's library lets scripts see without a using: its public namespaces, and its classes of verbs.</summary>
internal static class LibraryImports
{
    public static IReadOnlyList<string> Of(Compilation compilation)
    {
        var imports = new SortedSet<string>(StringComparer.Ordinal);
        Visit(compilation.Assembly.GlobalNamespace);
        return [.. imports];

        void Visit(INamespaceSymbol space)
        {
            foreach (INamedTypeSymbol type in space.GetTypeMembers().Where(t => t.DeclaredAccessibility == Accessibility.Public))
            {
                if (!space.IsGlobalNamespace) imports.Add(space.ToDisplayString());
                if (type.GetAttributes().Any(a => a.AttributeClass?.Name == nameof(RecipeVerbsAttribute))) imports.Add("static " + type.ToDisplayString());
            }
            foreach (INamespaceSymbol inner in space.GetNamespaceMembers()) Visit(inner);
        }
    }
}
