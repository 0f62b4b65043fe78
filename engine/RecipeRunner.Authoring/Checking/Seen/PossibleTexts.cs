using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RecipeRunner.Authoring.Checking.Facts;

namespace RecipeRunner.Authoring.Checking.Seen;

/// <summary>What texts an expression may give: constants, choices between them, and texts with parts that are made at run time.</summary>
internal static class PossibleTexts
{
    private const int Deepest = 8;

    public static IReadOnlyList<TextPattern> Of(ExpressionSyntax expression, SemanticModel model) => Of(expression, model, Deepest);

    private static IReadOnlyList<TextPattern> Of(ExpressionSyntax expression, SemanticModel model, int depth)
    {
        if (depth == 0) return [TextPattern.Anything];
        if (model.GetConstantValue(expression) is { HasValue: true, Value: string constant }) return [TextPattern.Of(constant)];
        return expression switch
        {
            ParenthesizedExpressionSyntax inner => Of(inner.Expression, model, depth - 1),
            PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } sure => Of(sure.Operand, model, depth - 1),
            ConditionalExpressionSyntax choice => [.. Of(choice.WhenTrue, model, depth - 1), .. Of(choice.WhenFalse, model, depth - 1)],
            SwitchExpressionSyntax choice => [.. choice.Arms.SelectMany(arm => Of(arm.Expression, model, depth - 1))],
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } choice => [.. Of(choice.Left, model, depth - 1), .. Of(choice.Right, model, depth - 1)],
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => TextPattern.Joined([Of(sum.Left, model, depth - 1), Of(sum.Right, model, depth - 1)]),
            InterpolatedStringExpressionSyntax text => TextPattern.Joined(text.Contents.Select(part => part switch
            {
                InterpolatedStringTextSyntax fix => [TextPattern.Of(fix.TextToken.ValueText)],
                InterpolationSyntax { FormatClause: null } hole => Of(hole.Expression, model, depth - 1),
                _ => [TextPattern.Anything],
            })),
            IdentifierNameSyntax name when model.GetSymbolInfo(name).Symbol is ILocalSymbol or IFieldSymbol => OfVariable(name, model, depth),
            IdentifierNameSyntax name when model.GetSymbolInfo(name).Symbol is IPropertySymbol property => [OfProperty(property)],
            _ => [TextPattern.Anything],
        };
    }

    /// <summary>A variable that is set once, where it is declared, in the same source.</summary>
    private static IReadOnlyList<TextPattern> OfVariable(IdentifierNameSyntax name, SemanticModel model, int depth)
    {
        SyntaxNode? declared = model.GetSymbolInfo(name).Symbol!.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        if (declared is not VariableDeclaratorSyntax { Initializer.Value: { } value } variable || declared.SyntaxTree != name.SyntaxTree) return [TextPattern.Anything];
        bool changes = declared.SyntaxTree.GetRoot().DescendantNodes().OfType<AssignmentExpressionSyntax>()
            .Any(a => a.Left is IdentifierNameSyntax left && left.Identifier.ValueText == variable.Identifier.ValueText);
        return changes ? [TextPattern.Anything] : Of(value, model, depth - 1);
    }

    /// <summary>A property that is only set and read, of a resource in the same cookbook. What it holds, all together say.</summary>
    private static TextPattern OfProperty(IPropertySymbol property) =>
        property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is PropertyDeclarationSyntax { AccessorList.Accessors: var accessors }
        && accessors.All(a => a is { Body: null, ExpressionBody: null }) && PropertyText.NameOf(property) is { } name ? TextPattern.OfProperty(name) : TextPattern.Anything;
}
