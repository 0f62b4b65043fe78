using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RecipeRunner.Authoring.Checking.Seen;

/// <summary>A C# source of a cookbook: its syntax, what the names in it mean, and the calls that it makes.</summary>
internal sealed class Source
{
    private readonly Lazy<SemanticModel> model;
    private readonly Lazy<IReadOnlyList<Call>> calls;
    private readonly Lazy<IReadOnlyList<Declaration>> declarations;
    private readonly Lazy<IReadOnlyList<(SyntaxNode, ISymbol)>> uses;

    public Source(SeenCookbook cookbook, SourceKind kind, SyntaxTree tree, Compilation compilation)
    {
        (Cookbook, Kind, Tree, Compilation) = (cookbook, kind, tree, compilation);
        model = new(() => compilation.GetSemanticModel(tree));
        calls = new(() => [.. Root.DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Select(syntax => Model.GetSymbolInfo(syntax).Symbol is IMethodSymbol method ? new Call(this, syntax, method) : null).OfType<Call>()]);
        declarations = new(() => [.. Calls.Select(Declaration.Of).OfType<Declaration>()]);
        uses = new(() => [.. FindUses()]);
    }

    public SeenCookbook Cookbook { get; }

    public SourceKind Kind { get; }

    public string Path => Tree.FilePath;

    public SyntaxTree Tree { get; }

    public SyntaxNode Root => Tree.GetRoot();

    public Compilation Compilation { get; }

    /// <summary>What the names mean: types, symbols, constants.</summary>
    public SemanticModel Model => model.Value;

    /// <summary>The calls of methods, in the order of the text: verbs, and all others.</summary>
    public IReadOnlyList<Call> Calls => calls.Value;

    /// <summary>The calls of engine verbs of a name, without asking what all other calls mean.</summary>
    public IEnumerable<Call> CallsOf(string verb) => Root.DescendantNodes().OfType<InvocationExpressionSyntax>()
        .Where(call => call.Expression is IdentifierNameSyntax { Identifier.ValueText: var plain } && plain == verb
            || call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var member } && member == verb)
        .Select(call => Model.GetSymbolInfo(call).Symbol is IMethodSymbol method ? new Call(this, call, method) : null)
        .OfType<Call>().Where(call => call.IsVerb());

    /// <summary>What texts an expression may give.</summary>
    public IReadOnlyList<TextPattern> Texts(ExpressionSyntax expression) => PossibleTexts.Of(expression, Model);

    /// <summary>The calls that declare a resource.</summary>
    public IReadOnlyList<Declaration> Declarations => declarations.Value;

    /// <summary>The members of types that it uses: methods that it calls, constructors, properties and fields that are named behind a dot.</summary>
    public IReadOnlyList<(SyntaxNode Syntax, ISymbol Member)> Uses => uses.Value;

    /// <summary>The text that an expression certainly is: a literal, a constant, or those put together; null when it is made at run time.</summary>
    public string? Text(ExpressionSyntax? expression) =>
        expression is null ? null : Constant(expression) as string;

    /// <summary>The value that an expression certainly has; null when it is made at run time.</summary>
    public object? Constant(ExpressionSyntax expression) => Model.GetConstantValue(expression).Value;

    private IEnumerable<(SyntaxNode, ISymbol)> FindUses()
    {
        foreach (Call call in Calls) yield return (call.Syntax, call.Method);
        foreach (SyntaxNode node in Root.DescendantNodes())
            if ((node is BaseObjectCreationExpressionSyntax || (node is MemberAccessExpressionSyntax && node.Parent is not InvocationExpressionSyntax))
                && Model.GetSymbolInfo(node).Symbol is { Kind: SymbolKind.Property or SymbolKind.Field or SymbolKind.Method } member)
                yield return (node, member);
    }
}
