using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RecipeRunner.Nodes;

namespace RecipeRunner.Authoring.Checking.Seen;

/// <summary>
/// Text that comes from the node's attributes, the stack, data bags or a search: whoever writes those writes it. Numbers and the like
/// are not text, and what a record of attributes has checked by an annotation is as it should be.
/// </summary>
internal sealed class NodeData(SemanticModel model) : DataFlow(model)
{
    /// <summary>Attributes that the machine tells of itself, in words of its own.</summary>
    private static readonly string[] Facts = ["platform", "platform_family", "platform_version", "os", "os_version", "kernel", "lsb", "cpu", "memory", "init_package"];

    protected override bool? IsSource(ExpressionSyntax expression)
    {
        if (IsOfRecipe(expression, "node", "Stack")) return true;
        if (expression is InvocationExpressionSyntax { Expression: var called } && IsOfRecipe(called, "DataBag", "DataBagItem", "Search")) return true;
        if (expression is ElementAccessExpressionSyntax { ArgumentList.Arguments: [var key] } fact && IsOfRecipe(fact.Expression, "node")
            && Model.GetConstantValue(key.Expression).Value is string name && Facts.Contains(name)) return false;
        if (expression is InvocationExpressionSyntax { Expression: var quoting } && (quoting.ToString() is var word && (word.Contains("Quote", StringComparison.Ordinal) || word.Contains("Escape", StringComparison.Ordinal)))) return false;
        if (Model.GetSymbolInfo(expression).Symbol is IPropertySymbol property && property.GetAttributes().Any(a => a.AttributeClass?.Name is "RegularExpressionAttribute" or "AllowedValuesAttribute")) return false;
        return CannotBeText(Model.GetTypeInfo(expression).Type) ? false : null;
    }

    private static bool CannotBeText(ITypeSymbol? type) =>
        type is { IsValueType: true, IsTupleType: false } and not { Name: nameof(KeyValuePair<string, AttributeValue>) };
}
