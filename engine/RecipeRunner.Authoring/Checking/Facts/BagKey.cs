using Microsoft.CodeAnalysis.CSharp.Syntax;
using RecipeRunner.Authoring.Checking.Seen;

namespace RecipeRunner.Authoring.Checking.Facts;

/// <summary>A key that is read of a data bag item and has to be there.</summary>
/// <param name="At">Where it is read.</param>
/// <param name="Key">The key.</param>
internal sealed record BagKey(Place At, string Key)
{
    /// <summary>The keys of the item that a call gives.</summary>
    public static IEnumerable<BagKey> Of(Call item)
    {
        foreach (ElementAccessExpressionSyntax read in Reads(item))
            if (item.Source.Text(read.ArgumentList.Arguments[0].Expression) is { } key)
                yield return new(Place.Of(read), key);
    }

    /// <summary>The reads of the item itself, and of the one variable that holds it.</summary>
    private static IEnumerable<ElementAccessExpressionSyntax> Reads(Call item)
    {
        if (item.Syntax.Parent is ElementAccessExpressionSyntax access) yield return access;
        if (item.Syntax.Parent is not EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Identifier.ValueText: var name } }) yield break;
        // Another variable of the name may hold something else.
        if (item.Source.Root.DescendantTokens().Count(token => token.ValueText == name && token.Parent is VariableDeclaratorSyntax or ParameterSyntax or ForEachStatementSyntax) > 1) yield break;
        foreach (ElementAccessExpressionSyntax read in item.Source.Root.DescendantNodes().OfType<ElementAccessExpressionSyntax>())
            if (read.Expression is IdentifierNameSyntax { Identifier.ValueText: var of } && of == name)
                yield return read;
    }
}
