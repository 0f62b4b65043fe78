using Microsoft.CodeAnalysis;
using RecipeRunner.Text;

namespace RecipeRunner.Authoring.Checking.Facts;

/// <summary>Notes C# types as templates see them.</summary>
internal sealed class KnownTypes
{
    private readonly Dictionary<ITypeSymbol, int> places = new(SymbolEqualityComparer.Default);
    private readonly List<KnownType> all = [];

    /// <summary>Those that were noted, and those that they lead to.</summary>
    public IReadOnlyList<KnownType> All => all;

    /// <summary>The place of a type among all; null when nothing is known of it.</summary>
    public int? Note(ITypeSymbol? type)
    {
        if (type is null) return null;
        if (places.TryGetValue(type, out int noted)) return noted;
        Dictionary<string, ITypeSymbol?>? members = Members(type);
        ITypeSymbol? element = ElementOf(type);
        if (members is null && element is null) return null;
        int place = places[type] = all.Count;
        all.Add(new(null, null));
        all[place] = new(members?.ToDictionary(member => member.Key, member => Note(member.Value)), Note(element));
        return place;
    }

    /// <summary>The members of a type; null of one that may have others: a map, a list, text, an attribute.</summary>
    private static Dictionary<string, ITypeSymbol?>? Members(ITypeSymbol type)
    {
        if (!type.IsAnonymousType && (type.TypeKind is not (TypeKind.Class or TypeKind.Struct) || type.ContainingNamespace?.ToString() is null or "System" or "RecipeRunner.Nodes" || type.SpecialType != SpecialType.None || type.AllInterfaces.Any(i => i.Name == "IEnumerable")
            || type.ContainingAssembly?.Name.StartsWith("System", StringComparison.Ordinal) == true)) return null;
        var members = new Dictionary<string, ITypeSymbol?>(StringComparer.Ordinal);
        for (ITypeSymbol? above = type; above is not null; above = above.BaseType)
            foreach (ISymbol member in above.GetMembers().Where(m => m.DeclaredAccessibility == Accessibility.Public && m is IPropertySymbol or IFieldSymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary }))
                members.TryAdd(SnakeCase.From(member.Name), (member as IPropertySymbol)?.Type);
        return members;
    }

    private static ITypeSymbol? ElementOf(ITypeSymbol list) => list switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { Name: "List" or "IReadOnlyList" or "IList" or "IEnumerable" or "IReadOnlyCollection" or "Many", TypeArguments: [var element] } => element,
        _ => null,
    };
}
