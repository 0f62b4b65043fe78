using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RecipeRunner.Resources;

namespace RecipeRunner.Authoring.Checking.Seen;

/// <summary>The names under which cookbooks declare resources. What a composite resource declares inside is seen only from inside.</summary>
internal sealed class DeclaredNames
{
    private readonly List<(TextPattern Key, bool IsInner)> keys = [];
    private readonly PropertyTexts properties;

    public DeclaredNames(IEnumerable<SeenCookbook> cookbooks)
    {
        Source[] sources = [.. cookbooks.SelectMany(c => c.Sources).Where(s => s.Kind != SourceKind.Attributes)];
        properties = new(sources);
        foreach (Source source in sources)
        {
            foreach (Declaration declaration in source.Declarations)
                foreach (TextPattern name in NamesOf(declaration))
                    Add(declaration.Type, name, declaration.Call);
            // They declare what is not there yet.
            foreach (Call call in source.CallsOf("EditResource").Concat(source.CallsOf("FindResource")))
                if (call.Method.TypeArguments is [var type] && call.Argument("key") is { } key)
                    foreach (TextPattern text in Texts(source, key))
                        if (text.IsAnything) Add(ResourceTypeName.Of(type.Name), TextPattern.Anything, call);
                        else keys.Add((text, IsInner(call)));
        }
    }

    /// <summary>Whether a resource of this key may be declared.</summary>
    /// <param name="key">The key, <c>service[haproxy]</c>.</param>
    /// <param name="fromInside">Whether a composite resource's own lines ask.</param>
    public bool MayHave(string key, bool fromInside) => keys.Any(k => (fromInside || !k.IsInner) && k.Key.MayBe(key));

    /// <summary>The keys that are wholly known, to look for the nearest one.</summary>
    public IEnumerable<string> Known => keys.Where(k => !k.IsInner).Select(k => k.Key.Whole).OfType<string>();

    private IReadOnlyList<TextPattern> NamesOf(Declaration declaration) => declaration.Name is { } name ? [TextPattern.Of(name)]
        : declaration.NameExpression is { } made ? Texts(declaration.Source, made) : [TextPattern.Anything];

    private IReadOnlyList<TextPattern> Texts(Source source, ExpressionSyntax expression) => PossibleTexts.Of(expression, source.Model, properties.Of);

    private void Add(string type, TextPattern name, Call call) => keys.Add((TextPattern.Of(type + "[") + name + TextPattern.Of("]"), IsInner(call)));

    /// <summary>Whether a call stands in a composite resource, and not in lines that it has run elsewhere.</summary>
    private static bool IsInner(Call call)
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
