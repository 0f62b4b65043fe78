using Microsoft.CodeAnalysis;
using RecipeRunner.Text;

namespace RecipeRunner.Authoring.Documenting;

/// <summary>The resources of a compilation, the engine's own or those of a cookbook: both have the same form.</summary>
internal sealed class ResourceReader(Compilation compilation)
{
    private const string Suffix = "Resource";

    private readonly INamedTypeSymbol[] types = [.. Types.In(compilation.Assembly.GlobalNamespace)];
    private readonly ActionReader actions = new(compilation.GetTypeByMetadataName("RecipeRunner.Dsl.Actions"));

    /// <summary>What all resources derive from.</summary>
    public INamedTypeSymbol Root { get; } = compilation.GetTypeByMetadataName("RecipeRunner.Resources.Resource")!;

    /// <summary>All that a recipe can declare, by Chef's names.</summary>
    public IReadOnlyList<ResourceDoc> Resources() => [.. types.Where(Types.IsResource).Select(Read).OrderBy(doc => doc.Name, StringComparer.Ordinal)];

    /// <summary>What a type brings to those that derive from it.</summary>
    public static SharedDoc Shared(INamedTypeSymbol type) => new(Name(type), Comment.Of(type).Summary, PropertyReader.Of(type));

    /// <summary>The types of this compilation that the properties of resources have.</summary>
    /// <param name="more">Types whose properties count too.</param>
    public IReadOnlyList<TypeDoc> PropertyTypes(params IReadOnlyList<INamedTypeSymbol> more) =>
        TypeReader.Of(types.Where(Types.IsResource).SelectMany(Types.WithBases).Concat(more).SelectMany(PropertyReader.Settable), compilation.Assembly);

    private ResourceDoc Read(INamedTypeSymbol type)
    {
        INamedTypeSymbol[] line = [.. Types.WithBases(type)];
        IMethodSymbol[] verbs = [.. Verbs(type)];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        PropertyDoc[][] properties = [.. line.Select(t => PropertyReader.Of(t).Where(p => seen.Add(p.Name)).ToArray())];
        return new(Name(type), Comment.Of(type).Summary,
            Comment.Of(type).Example ?? verbs.Select(verb => Comment.Of(verb).Example).FirstOrDefault(example => example is not null),
            [.. verbs.Select(Call).Distinct()],
            actions.Of(type),
            properties[0],
            [.. line.Skip(1).Select((above, i) => Shared(above) with { Properties = properties[i + 1] }).Where(shared => shared.Properties.Count > 0)]);
    }

    /// <summary>The methods that declare it.</summary>
    private IEnumerable<IMethodSymbol> Verbs(INamedTypeSymbol type) => types.Where(t => t is { IsStatic: true, DeclaredAccessibility: Accessibility.Public })
        .SelectMany(t => t.GetMembers().OfType<IMethodSymbol>())
        .Where(m => m is { DeclaredAccessibility: Accessibility.Public, IsGenericMethod: false, ReturnType.Name: "ResourceSlot" })
        .Where(m => m.Parameters.Any(p => SymbolEqualityComparer.Default.Equals(p.Type, type)));

    /// <summary>As a recipe says it: the properties and the place in the recipe are left out.</summary>
    private static string Call(IMethodSymbol verb) =>
        $"{verb.Name}({string.Join(", ", verb.Parameters.Where(p => !Types.IsResource(p.Type) && p.GetAttributes().Length == 0).Select(p => p.Name))})";

    private static string Name(INamedTypeSymbol type) =>
        SnakeCase.From(type.Name.EndsWith(Suffix, StringComparison.Ordinal) ? type.Name[..^Suffix.Length] : type.Name);
}
