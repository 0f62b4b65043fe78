using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RecipeRunner.Authoring.Checking.Seen;
using RecipeRunner.Resources;

namespace RecipeRunner.Authoring.Checking.Facts;

/// <summary>A name under which a source declares a resource.</summary>
/// <param name="Key">What is known of it: <c>service[haproxy]</c>.</param>
/// <param name="IsInner">Whether a composite resource declares it inside, so that it is seen only from inside.</param>
internal sealed record DeclaredName(TextPattern Key, bool IsInner)
{
    public static IEnumerable<DeclaredName> In(Source source)
    {
        foreach (Declaration declaration in source.Declarations)
            foreach (TextPattern name in NamesOf(declaration))
                yield return Of(declaration.Type, name, declaration.Call);
        // They declare what is not there yet.
        foreach (Call call in source.CallsOf("EditResource").Concat(source.CallsOf("FindResource")))
            if (call.Method.TypeArguments is [var type] && call.Argument("key") is { } key)
                foreach (TextPattern text in source.Texts(key))
                    yield return text.IsAnything ? Of(ResourceTypeName.Of(type.Name), TextPattern.Anything, call) : new(text, IsIn(call));
    }

    private static IReadOnlyList<TextPattern> NamesOf(Declaration declaration) => declaration.Name is { } name ? [TextPattern.Of(name)]
        : declaration.NameExpression is { } made ? declaration.Source.Texts(made) : [TextPattern.Anything];

    private static DeclaredName Of(string type, TextPattern name, Call call) => new(TextPattern.Of(type + "[") + name + TextPattern.Of("]"), IsIn(call));

    /// <summary>Whether a call stands in a composite resource, and not in lines that it has run elsewhere.</summary>
    private static bool IsIn(Call call)
    {
        if (call.Source.Kind != SourceKind.Library) return false;
        if (call.Syntax.Ancestors().OfType<InvocationExpressionSyntax>().Any(around => around.Expression is IdentifierNameSyntax { Identifier.ValueText: "WithRunContext" })) return false;
        return call.Syntax.Ancestors().OfType<TypeDeclarationSyntax>().FirstOrDefault() is { } type && call.Source.Model.GetDeclaredSymbol(type) is INamedTypeSymbol symbol && IsComposite(symbol);
    }

    private static bool IsComposite(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? above = type; above is not null; above = above.BaseType)
            if (above.Name == nameof(CompositeResource))
                return true;
        return false;
    }
}
