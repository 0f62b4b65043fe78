using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RecipeRunner.Authoring.Checking.Seen;

/// <summary>Values of data bag items. What was decrypted from them is shown nowhere.</summary>
internal sealed class BagData(SemanticModel model) : DataFlow(model)
{
    protected override bool? IsSource(ExpressionSyntax expression) =>
        expression is InvocationExpressionSyntax { Expression: var called } && IsOfRecipe(called, "DataBagItem", "LoadSecret") ? true : null;
}
