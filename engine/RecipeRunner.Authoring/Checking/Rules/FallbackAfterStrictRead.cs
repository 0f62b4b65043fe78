using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RecipeRunner.Authoring.Checking.Seen;
using RecipeRunner.Nodes;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class FallbackAfterStrictRead : Rule
{
    public override string Code => "RR059";

    public override string Name => "fallback-after-strict-read";

    public override string Summary => "A fallback stands after a strict read, which is never null.";

    public override string Why =>
        "`node[\"a\"][\"b\"]` of an attribute that is not there is an error, so that a misspelt name does not become an empty line in a configuration. What stands behind `??`, `?.` or `is null` is never reached; `node.Read(\"a\", \"b\")` is the read that gives null.";

    public override Example Bad => Example.Recipe("""
        string name = (string?)node["site"]["name"] ?? "example";
        Log($"The site is {name}.");
        """).AndInRepo("node.json", """{ "run_list": ["recipe[web]"], "site": { "name": "shop" } }""");

    public override Example Good => Example.Recipe("""
        string name = (string?)node.Read("site", "name") ?? "example";
        Log($"The site is {name}.");
        """).AndInRepo("node.json", """{ "run_list": ["recipe[web]"], "site": { "name": "shop" } }""");

    public override IEnumerable<Finding> Check(Source source)
    {
        foreach (SyntaxNode node in source.Root.DescendantNodes())
            if (Questioned(node) is { } asked && StrictRead(source, asked) is { } read)
                yield return At(read, $"{read} is never null: where the attribute is missing it is an error, and what follows is not reached.", $"Write {Optional(read)}.");
    }

    /// <summary>What an expression takes for something that may be null.</summary>
    private static ExpressionSyntax? Questioned(SyntaxNode node) => node switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } fallback => fallback.Left,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression, Right.RawKind: (int)SyntaxKind.NullLiteralExpression } comparison => comparison.Left,
        ConditionalAccessExpressionSyntax access => access.Expression,
        IsPatternExpressionSyntax
        {
            Pattern: ConstantPatternSyntax { Expression.RawKind: (int)SyntaxKind.NullLiteralExpression }
                or UnaryPatternSyntax { Pattern: ConstantPatternSyntax { Expression.RawKind: (int)SyntaxKind.NullLiteralExpression } }
        } pattern => pattern.Expression,
        _ => null,
    };

    /// <summary>The read by an index that an expression is; null for another, and for a number, which is null where the attribute is nil.</summary>
    private static ElementAccessExpressionSyntax? StrictRead(Source source, ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax inner => StrictRead(source, inner.Expression),
        CastExpressionSyntax cast when source.Model.GetTypeInfo(cast).Type is { IsValueType: false } => StrictRead(source, cast.Expression),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AsExpression } cast => StrictRead(source, cast.Left),
        ElementAccessExpressionSyntax access when source.Model.GetTypeInfo(access).Type?.Name == nameof(AttributeValue)
            && source.Model.GetSymbolInfo(access).Symbol is IPropertySymbol { ContainingType.Name: nameof(Node) or nameof(AttributeValue) } => access,
        _ => null,
    };

    /// <summary>The same path, read so that what is missing is null: <c>node.Read("a", "b")</c>.</summary>
    private static string Optional(ElementAccessExpressionSyntax read)
    {
        var keys = new Stack<string>();
        ExpressionSyntax from = read;
        for (; from is ElementAccessExpressionSyntax access; from = access.Expression) keys.Push(access.ArgumentList.Arguments.ToString());
        return $"{from}.Read({string.Join(", ", keys)})";
    }
}
