using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RecipeRunner.Authoring.Checking.Seen;

/// <summary>What texts an expression may give: constants, choices between them, and texts with parts that are made at run time.</summary>
internal static class PossibleTexts
{
    private const int MostCombinations = 20;
    private const int Deepest = 8;

    /// <param name="expression">The expression.</param>
    /// <param name="model">What the names in it mean.</param>
    /// <param name="ofProperty">What texts a property may give; null when nothing is known of properties.</param>
    public static IReadOnlyList<TextPattern> Of(ExpressionSyntax expression, SemanticModel model, Func<IPropertySymbol, IReadOnlyList<TextPattern>>? ofProperty = null) =>
        Of(expression, model, ofProperty, Deepest);

    private static IReadOnlyList<TextPattern> Of(ExpressionSyntax expression, SemanticModel model, Func<IPropertySymbol, IReadOnlyList<TextPattern>>? ofProperty, int depth)
    {
        if (depth == 0) return [TextPattern.Anything];
        if (model.GetConstantValue(expression) is { HasValue: true, Value: string constant }) return [TextPattern.Of(constant)];
        return expression switch
        {
            ParenthesizedExpressionSyntax inner => Of(inner.Expression, model, ofProperty, depth - 1),
            PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } sure => Of(sure.Operand, model, ofProperty, depth - 1),
            ConditionalExpressionSyntax choice => [.. Of(choice.WhenTrue, model, ofProperty, depth - 1), .. Of(choice.WhenFalse, model, ofProperty, depth - 1)],
            SwitchExpressionSyntax choice => [.. choice.Arms.SelectMany(arm => Of(arm.Expression, model, ofProperty, depth - 1))],
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } choice => [.. Of(choice.Left, model, ofProperty, depth - 1), .. Of(choice.Right, model, ofProperty, depth - 1)],
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => Joined([Of(sum.Left, model, ofProperty, depth - 1), Of(sum.Right, model, ofProperty, depth - 1)]),
            InterpolatedStringExpressionSyntax text => Joined(text.Contents.Select(part => part switch
            {
                InterpolatedStringTextSyntax fix => [TextPattern.Of(fix.TextToken.ValueText)],
                InterpolationSyntax { FormatClause: null } hole => Of(hole.Expression, model, ofProperty, depth - 1),
                _ => [TextPattern.Anything],
            })),
            IdentifierNameSyntax name when model.GetSymbolInfo(name).Symbol is ILocalSymbol or IFieldSymbol => OfVariable(name, model, ofProperty, depth),
            IdentifierNameSyntax name when ofProperty is not null && model.GetSymbolInfo(name).Symbol is IPropertySymbol property => ofProperty(property),
            _ => [TextPattern.Anything],
        };
    }

    /// <summary>A variable that is set once, where it is declared, in the same source.</summary>
    private static IReadOnlyList<TextPattern> OfVariable(IdentifierNameSyntax name, SemanticModel model, Func<IPropertySymbol, IReadOnlyList<TextPattern>>? ofProperty, int depth)
    {
        SyntaxNode? declared = model.GetSymbolInfo(name).Symbol!.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        if (declared is not VariableDeclaratorSyntax { Initializer.Value: { } value } variable || declared.SyntaxTree != name.SyntaxTree) return [TextPattern.Anything];
        bool changes = declared.SyntaxTree.GetRoot().DescendantNodes().OfType<AssignmentExpressionSyntax>()
            .Any(a => a.Left is IdentifierNameSyntax left && left.Identifier.ValueText == variable.Identifier.ValueText);
        return changes ? [TextPattern.Anything] : Of(value, model, ofProperty, depth - 1);
    }

    private static IReadOnlyList<TextPattern> Joined(IEnumerable<IReadOnlyList<TextPattern>> parts)
    {
        IReadOnlyList<TextPattern> joined = [TextPattern.Of("")];
        foreach (IReadOnlyList<TextPattern> part in parts)
        {
            joined = [.. joined.SelectMany(_ => part, (a, b) => a + b)];
            if (joined.Count > MostCombinations) return [TextPattern.Anything];
        }
        return joined;
    }
}
