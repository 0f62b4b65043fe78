using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RecipeRunner.Authoring.Documenting;

/// <summary>What a property is when nobody sets it, as Markdown.</summary>
internal static class DefaultText
{
    /// <summary>Longer code is no help in a table; the comment says it then.</summary>
    private const int Longest = 60;

    public static string Of(IPropertySymbol property)
    {
        if (property.IsRequired) return "required";
        SyntaxNode? declaration = property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        ExpressionSyntax? value = declaration switch
        {
            PropertyDeclarationSyntax declared => declared.Initializer?.Value,
            ParameterSyntax parameter => parameter.Default?.Value,
            _ => null,
        };
        if (value is not null) return Of(value, PropertyReader.Unwrapped(property.Type));
        if (declaration is ParameterSyntax && property.NullableAnnotation != NullableAnnotation.Annotated) return "required";
        // One that is worked out says in its comment what it is.
        return declaration is PropertyDeclarationSyntax { AccessorList.Accessors: var accessors } && accessors.All(a => a.Body is null && a.ExpressionBody is null) ? OfType(property.Type) : "";
    }

    private static string Of(ExpressionSyntax value, ITypeSymbol type) => value switch
    {
        PostfixUnaryExpressionSyntax { Operand: LiteralExpressionSyntax } => "",
        LiteralExpressionSyntax { Token.ValueText: "null" or "" } => "",
        BaseObjectCreationExpressionSyntax { Initializer: null, ArgumentList: null or { Arguments.Count: 0 } } => "",
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "TimeSpan" }, Name.Identifier.Text: var unit }, ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax number }] } =>
            MarkdownText.Code($"{number.Token.Value} {Unit(unit)}"),
        MemberAccessExpressionSyntax member when type.TypeKind == TypeKind.Enum => MarkdownText.Code(member.Name.Identifier.Text),
        _ => Short(value.ToString()),
    };

    private static string Short(string code) => code.Length > Longest || code.Contains('\n') ? "" : MarkdownText.Code(code);

    private static string Unit(string method) => method switch
    {
        "FromMilliseconds" => "ms",
        "FromSeconds" => "s",
        "FromMinutes" => "min",
        "FromHours" => "h",
        _ => "days",
    };

    private static string OfType(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_Boolean } => "`false`",
        { SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 } => "`0`",
        { TypeKind: TypeKind.Enum } => type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(f => Convert.ToInt64(f.ConstantValue) == 0) is { } first ? MarkdownText.Code(first.Name) : "",
        _ => "",
    };
}
