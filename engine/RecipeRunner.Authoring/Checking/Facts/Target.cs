using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RecipeRunner.Authoring.Checking.Seen;
using RecipeRunner.Resources;

namespace RecipeRunner.Authoring.Checking.Facts;

/// <summary>A resource that is said literally in <c>new(Reload, "service[x]")</c>.</summary>
/// <param name="At">Where it is said.</param>
/// <param name="Name">What is said.</param>
/// <param name="IsSubscription">Whether it is listened to, and not told.</param>
internal sealed record Target(Place At, string Name, bool IsSubscription)
{
    public static IEnumerable<Target> In(Source source)
    {
        foreach (BaseObjectCreationExpressionSyntax creation in source.Root.DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>())
        {
            if (creation.ArgumentList is not { Arguments: [_, { Expression: var target }, ..] }) continue;
            if (source.Model.GetSymbolInfo(creation).Symbol is not IMethodSymbol { ContainingType: { Name: nameof(Notification) or nameof(Subscription) } type }) continue;
            IEnumerable<ExpressionSyntax> said = target is CollectionExpressionSyntax several ? several.Elements.OfType<ExpressionElementSyntax>().Select(e => e.Expression) : [target];
            foreach (ExpressionSyntax one in said)
                if (source.Text(one) is { } text)
                    yield return new(Place.Of(one), text, type.Name == nameof(Subscription));
        }
    }
}
