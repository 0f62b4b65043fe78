using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RecipeRunner.Nodes;

namespace RecipeRunner.Authoring.Checking.Seen;

/// <summary>Values that their names say are secrets: <c>node["db"]["password"]</c>, <c>settings.ApiKey</c>, a variable <c>token</c>.</summary>
internal sealed class SecretData(SemanticModel model) : DataFlow(model)
{
    protected override bool? IsSource(ExpressionSyntax expression)
    {
        if (Model.GetTypeInfo(expression).Type is not { } type) return null;
        if (type.IsValueType) return false;
        string? name = expression switch
        {
            ElementAccessExpressionSyntax { ArgumentList.Arguments: [.., var key] } => Key(key),
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Read" }, ArgumentList.Arguments: [.., var key] } => Key(key),
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
            IdentifierNameSyntax variable => variable.Identifier.ValueText,
            _ => null,
        };
        return name is not null && SecretWords.IsSecret(name) && (type.SpecialType is SpecialType.System_String or SpecialType.System_Object || type.Name == nameof(AttributeValue)) ? true : null;
    }

    private string? Key(ArgumentSyntax argument) => Model.GetConstantValue(argument.Expression).Value as string;
}
