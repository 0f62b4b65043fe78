using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RecipeRunner.Authoring.Checking.Facts;
using RecipeRunner.Nodes;

namespace RecipeRunner.Authoring.Checking.Seen;

/// <summary>
/// The attributes that a source cannot do without, as they stand in its text: <c>node["a"]["b"]</c>, also by way of a variable, and
/// <c>node.Attributes&lt;T>("a.b")</c>. Of a path that is partly made at run time the part before that counts. What the source also asks
/// for in a way that may miss it is left out.
/// </summary>
internal sealed class StrictReads
{
    private readonly Dictionary<string, ExpressionSyntax?> variables = new(StringComparer.Ordinal);
    private readonly List<string[]> asked = [];

    private StrictReads(Source source)
    {
        foreach (SyntaxNode node in source.Root.DescendantNodes()) Note(node);
        foreach (InvocationExpressionSyntax call in source.Root.DescendantNodes().OfType<InvocationExpressionSyntax>())
            if (call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Has" or "Read" or "ContainsKey" } access && PathOf(access.Expression) is { } path)
                Ask(access.Name.Identifier.ValueText, [.. path, .. call.ArgumentList.Arguments.Select(a => Text(a.Expression)).TakeWhile(key => key is not null).OfType<string>()]);
    }

    /// <summary>The reads of a source.</summary>
    public static IEnumerable<NeededAttribute> In(Source source)
    {
        var reads = new StrictReads(source);
        foreach (ExpressionSyntax expression in source.Root.DescendantNodes().OfType<ExpressionSyntax>())
            if (reads.Read(expression) is { Length: > 0 } path && !reads.MayBeMissing(path, expression) && IsNode(expression, source))
                yield return new(Place.Of(expression), path);
    }

    private string[]? Read(ExpressionSyntax expression) => expression switch
    {
        ElementAccessExpressionSyntax access when PathOf(access) is { } path && !(access.Parent is ElementAccessExpressionSyntax longer && longer.Expression == access && PathOf(longer) is not null) => path,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: GenericNameSyntax { Identifier.ValueText: "Attributes" } } called, ArgumentList.Arguments: [{ Expression: var path }] } when PathOf(called.Expression) is [] => Text(path)?.Split('.'),
        _ => null,
    };

    private bool MayBeMissing(string[] path, ExpressionSyntax place) =>
        asked.Any(prefix => prefix.Length <= path.Length && prefix.SequenceEqual(path.Take(prefix.Length))) || place.Ancestors().Any(around => around is TryStatementSyntax);

    /// <summary>Whoever makes sure that a part is there knows of the parts beside it.</summary>
    private void Ask(string method, string[] path) => asked.Add(method == "Has" && path.Length > 1 ? path[..^1] : path);

    /// <summary>Notes what a variable stands for: nothing that is known when it is set twice.</summary>
    private void Note(SyntaxNode node)
    {
        (string? name, ExpressionSyntax? value) = node switch
        {
            VariableDeclaratorSyntax variable => (variable.Identifier.ValueText, variable.Initializer?.Value),
            ParameterSyntax parameter => (parameter.Identifier.ValueText, null),
            ForEachStatementSyntax loop => (loop.Identifier.ValueText, null),
            SingleVariableDesignationSyntax designation => (designation.Identifier.ValueText, null),
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax assigned } => (assigned.Identifier.ValueText, null),
            _ => (null, null),
        };
        if (name is not null) variables[name] = variables.ContainsKey(name) ? null : value;
    }

    /// <summary>The path of an expression that is the node, or an attribute of it; null when it is something else.</summary>
    private string[]? PathOf(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax inner => PathOf(inner.Expression),
        ElementAccessExpressionSyntax { ArgumentList.Arguments: [{ Expression: var key }] } access when Text(key) is { } text && PathOf(access.Expression) is { } path => [.. path, text],
        IdentifierNameSyntax { Identifier.ValueText: "node" } or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "node" } => [],
        IdentifierNameSyntax { Identifier.ValueText: var name } when variables.GetValueOrDefault(name) is ElementAccessExpressionSyntax value => PathOf(value),
        _ => null,
    };

    /// <summary>Whether what a read begins with is the node, and not something else of that name.</summary>
    private static bool IsNode(ExpressionSyntax read, Source source)
    {
        ExpressionSyntax from = read;
        while (from is not (IdentifierNameSyntax or MemberAccessExpressionSyntax)) from = from switch
        {
            ElementAccessExpressionSyntax access => access.Expression,
            ParenthesizedExpressionSyntax inner => inner.Expression,
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax called } => called.Expression,
            _ => throw new InvalidOperationException($"{from} is no read of an attribute."),
        };
        return source.Model.GetTypeInfo(from).Type is { Name: nameof(Node) or nameof(AttributeValue), ContainingNamespace.Name: nameof(Nodes) };
    }

    private static string? Text(ExpressionSyntax expression) => expression is LiteralExpressionSyntax { Token.Value: string text } ? text : null;
}
