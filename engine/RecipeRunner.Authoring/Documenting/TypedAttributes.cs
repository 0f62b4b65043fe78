using Microsoft.CodeAnalysis;
using RecipeRunner.Nodes;
using RecipeRunner.Text;

namespace RecipeRunner.Authoring.Documenting;

/// <summary>The attributes that records of a cookbook stand for: <c>[NodeAttributes("haproxy")]</c>.</summary>
internal static class TypedAttributes
{
    /// <summary>One group for each record.</summary>
    public static IEnumerable<AttributeGroup> In(Compilation? library) => library is null ? [] :
        from type in Types.In(library.Assembly.GlobalNamespace)
        let path = type.GetAttributes().FirstOrDefault(a => a.AttributeClass?.Name == nameof(NodeAttributesAttribute))?.ConstructorArguments.FirstOrDefault().Value as string
        where path is not null
        orderby path
        select new AttributeGroup(Comment.Of(type).Summary, [.. Below(path, type, [])]);

    /// <summary>
    /// What attribute files set and records declare, together: a record says type and meaning; what a file sets is the default; what
    /// no file sets stands in a group of its own.
    /// </summary>
    public static IReadOnlyList<AttributeGroup> Join(IReadOnlyList<AttributeGroup> files, IReadOnlyList<AttributeGroup> records)
    {
        Dictionary<string, AttributeDoc> declared = records.SelectMany(group => group.Attributes).DistinctBy(a => a.Path).ToDictionary(a => a.Path, StringComparer.Ordinal);
        var set = new HashSet<string>(files.SelectMany(group => group.Attributes).Select(a => a.Path), StringComparer.Ordinal);
        return
        [
            .. files.Select(group => group with { Attributes = [.. group.Attributes.Select(With)] }),
            .. records.Select(group => group with { Attributes = [.. group.Attributes.Where(a => !set.Contains(a.Path))] }).Where(group => group.Attributes.Count > 0),
        ];

        AttributeDoc With(AttributeDoc set) => declared.GetValueOrDefault(set.Path) is { } record
            ? set with { Type = record.Type, Meaning = set.Meaning.Length > 0 ? set.Meaning : record.Meaning }
            : set;
    }

    private static IEnumerable<AttributeDoc> Below(string path, INamedTypeSymbol record, IReadOnlyList<INamedTypeSymbol> above)
    {
        foreach (IPropertySymbol property in PropertyReader.Settable(record))
        {
            string key = $"{path}.{SnakeCase.From(property.Name)}";
            // A record of the same cookbook is a map of its own; one that holds itself is named only.
            if (PropertyReader.Unwrapped(property.Type) is INamedTypeSymbol { IsRecord: true } inner && SymbolEqualityComparer.Default.Equals(inner.ContainingAssembly, record.ContainingAssembly)
                && !above.Append(record).Contains(inner, SymbolEqualityComparer.Default))
            {
                foreach (AttributeDoc attribute in Below(key, inner, [.. above, record])) yield return attribute;
            }
            else
            {
                yield return new(key, PropertyReader.TypeText(property.Type), DefaultText.Of(property), PropertyReader.Meaning(property));
            }
        }
    }
}
