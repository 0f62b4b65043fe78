using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RecipeRunner.Recipes.CompileErrors;

/// <summary>What to write for a value of the wrong kind: the very value in the right form where it can be told, else what is expected.</summary>
internal static class ValueHints
{
    public static string Hint(SyntaxNode node, string wanted, SemanticModel model)
    {
        if (node is LiteralExpressionSyntax literal && !SecretLine.Is(literal.Parent!.ToString()) && InForm(literal, wanted, model) is { } right) return $" Write {right}.";
        if (wanted.EndsWith("AttributeValue", StringComparison.Ordinal) && node.FirstAncestorOrSelf<SwitchExpressionSyntax>() is { } choice) return $" Say what it is first: (string){choice.GoverningExpression} switch {{ ... }}.";
        return WantedType.Hint(wanted);
    }

    /// <summary>A name as a member of the enumeration that a property takes; null when it takes none, or has none like it.</summary>
    public static string? Member(SyntaxNode node, string name, SemanticModel model) =>
        node.FirstAncestorOrSelf<AssignmentExpressionSyntax>() is { } property && model.GetTypeInfo(property.Left).Type is { } type
        && (type is INamedTypeSymbol { IsGenericType: true, TypeArguments: [var of] } ? of : type) is { TypeKind: TypeKind.Enum } choice
        && Text.Nearest.Of(name, choice.GetMembers().OfType<IFieldSymbol>().Select(f => f.Name)) is [var member, ..] ? $"{choice.Name}.{member}" : null;

    private static string? InForm(LiteralExpressionSyntax literal, string wanted, SemanticModel model)
    {
        string text = literal.Token.ValueText, property = (literal.Parent as AssignmentExpressionSyntax)?.Left.ToString() ?? "";
        wanted = wanted.TrimEnd('?');
        bool isNumber = literal.IsKind(SyntaxKind.NumericLiteralExpression), isText = literal.IsKind(SyntaxKind.StringLiteralExpression);
        if (isNumber && property == "Mode" && literal.Token.Text is { Length: 3 or 4 } digits && digits.All(c => c is >= '0' and <= '7'))
            return $"\"{digits.PadLeft(4, '0')}\": a mode is octal, and C# reads {digits} as decimal";
        if (isNumber && (wanted == "string" || wanted.EndsWith("Value<string>", StringComparison.Ordinal))) return $"\"{literal.Token.Text}\"";
        if (isText && wanted.Contains("bool", StringComparison.Ordinal) && text.ToLowerInvariant() is "true" or "false" or "yes" or "no") return text.ToLowerInvariant() is "true" or "yes" ? "true" : "false";
        if (isText && wanted.Contains("int", StringComparison.Ordinal) && !wanted.Contains("Uri", StringComparison.Ordinal) && int.TryParse(text, out int number)) return $"{number}";
        if (isNumber && wanted.EndsWith("TimeSpan", StringComparison.Ordinal)) return $"TimeSpan.FromSeconds({literal.Token.Text})";
        if (isText && wanted.Contains("ResourceAction", StringComparison.Ordinal) && Pascal.From(text) is var action && model.LookupSymbols(literal.SpanStart, name: action).Length > 0)
            return $"{action}, without quotes";
        return isText ? Member(literal, text, model) : null;
    }
}
