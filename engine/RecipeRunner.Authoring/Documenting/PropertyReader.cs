using Microsoft.CodeAnalysis;
using RecipeRunner.Text;

namespace RecipeRunner.Authoring.Documenting;

/// <summary>The properties that a declaration may set.</summary>
internal static class PropertyReader
{
    private static readonly SymbolDisplayFormat TypeFormat = new(
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    /// <summary>Those that a type itself declares, in their order.</summary>
    public static IReadOnlyList<PropertyDoc> Of(INamedTypeSymbol type) => [.. Settable(type).Select(Doc)];

    public static IEnumerable<IPropertySymbol> Settable(INamedTypeSymbol type) => type.GetMembers().OfType<IPropertySymbol>().Where(p =>
        p is { DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsIndexer: false, SetMethod.DeclaredAccessibility: Accessibility.Public });

    /// <summary>As a recipe's author writes it, without the question mark that every property has that need not be set.</summary>
    public static string TypeText(ITypeSymbol type) => Unwrapped(type).ToDisplayString(TypeFormat);

    /// <summary>What it means: its comment, or what the record's comment says of a positional one.</summary>
    public static string Meaning(IPropertySymbol property) => Comment.Of(property).Summary is { Length: > 0 } summary ? summary : Comment.Of(property.ContainingType).Parameter(property.Name);

    public static ITypeSymbol Unwrapped(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] } ? inner : type;

    private static PropertyDoc Doc(IPropertySymbol property)
    {
        string meaning = Meaning(property);
        string chef = meaning.Contains("Not in Chef.", StringComparison.Ordinal) ? "" : SnakeCase.From(property.Name);
        return new(chef, property.Name, TypeText(property.Type), DefaultText.Of(property), meaning);
    }
}
