using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RecipeRunner.Authoring.Checking.Seen;
using RecipeRunner.Text;

namespace RecipeRunner.Authoring.Checking.Facts;

/// <summary>The variables that a declaration gives its template.</summary>
/// <param name="Names">Their names as the template reads them.</param>
/// <param name="Places">Where a variable is given; only for those that are given one by one.</param>
/// <param name="Types">The place of a variable's type among <paramref name="Known"/>; only for those that are given one by one.</param>
/// <param name="Known">The types, and those that they lead to.</param>
/// <param name="At">Where all of them are given.</param>
internal sealed record TemplateVariables(
    IReadOnlyList<string> Names, IReadOnlyDictionary<string, Place> Places, IReadOnlyDictionary<string, int?> Types, IReadOnlyList<KnownType> Known, Place At)
{
    private static readonly IReadOnlyDictionary<string, Place> Nowhere = new Dictionary<string, Place>();
    private static readonly IReadOnlyDictionary<string, int?> Untyped = new Dictionary<string, int?>();

    /// <summary>Those of a template's declaration; null when they are not to be seen there.</summary>
    public static TemplateVariables? Of(Declaration declaration) =>
        declaration.IsOpaque ? null : declaration["Variables"] is { } variables ? Of(variables, declaration.Source, Place.Of(variables)) : new([], Nowhere, Untyped, [], Place.Of(declaration.Call.Syntax));

    private static TemplateVariables? Of(ExpressionSyntax expression, Source source, Place at) => expression switch
    {
        AnonymousObjectCreationExpressionSyntax given => OneByOne(given.Initializers, source.Model, at),
        // Lazy(() => new { ... })
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Lazy" }, ArgumentList.Arguments: [{ Expression: LambdaExpressionSyntax { ExpressionBody: { } body } }] } => Of(body, source, at),
        _ => OfType(source.Model.GetTypeInfo(expression).Type, at),
    };

    private static TemplateVariables OneByOne(IEnumerable<AnonymousObjectMemberDeclaratorSyntax> given, SemanticModel model, Place at)
    {
        var places = new Dictionary<string, Place>(StringComparer.Ordinal);
        var types = new Dictionary<string, int?>(StringComparer.Ordinal);
        var known = new KnownTypes();
        foreach (AnonymousObjectMemberDeclaratorSyntax one in given)
        {
            string name = SnakeCase.From(one.NameEquals?.Name.Identifier.ValueText ?? NameOf(one.Expression));
            places[name] = Place.Of(one);
            types[name] = known.Note(model.GetTypeInfo(one.Expression).Type);
        }
        return new([.. places.Keys], places, types, known.All, at);
    }

    /// <summary>An object gives its public properties; of a map, or of what has no type here, the names are known only in a run.</summary>
    private static TemplateVariables? OfType(ITypeSymbol? type, Place at)
    {
        if (type is null or { SpecialType: SpecialType.System_Object } or { TypeKind: TypeKind.Error or TypeKind.Dynamic or TypeKind.Interface } or { Name: "AttributeValue" or "Value" or "LazyValue" }
            || type.AllInterfaces.Any(i => i.Name == "IDictionary")) return null;
        var names = new List<string>();
        for (ITypeSymbol? t = type; t is { SpecialType: not SpecialType.System_Object }; t = t.BaseType)
            names.AddRange(t.GetMembers().OfType<IPropertySymbol>().Where(p => p is { DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsIndexer: false }).Select(p => SnakeCase.From(p.Name)));
        return new(names, Nowhere, Untyped, [], at);
    }

    private static string NameOf(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        IdentifierNameSyntax name => name.Identifier.ValueText,
        ConditionalAccessExpressionSyntax { WhenNotNull: MemberBindingExpressionSyntax member } => member.Name.Identifier.ValueText,
        _ => "",
    };
}
