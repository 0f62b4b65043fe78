using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RecipeRunner.Authoring.Checking.Seen;

/// <summary>A call of a method.</summary>
/// <param name="Source">Where it stands.</param>
/// <param name="Syntax">The call.</param>
/// <param name="Method">The method that is called.</param>
internal sealed record Call(Source Source, InvocationExpressionSyntax Syntax, IMethodSymbol Method)
{
    /// <summary>Whether it is one of the engine's verbs (those of <c>RecipeRunner.Dsl.Recipe</c>) of this name: <c>IncludeRecipe</c>.</summary>
    public bool IsVerb(string name) => Method.Name == name && IsVerb();

    /// <summary>Whether it is one of the engine's verbs.</summary>
    public bool IsVerb() => Method.ContainingType is { Name: "Recipe", ContainingNamespace: { Name: "Dsl", ContainingNamespace.Name: "RecipeRunner" } };

    /// <summary>What is given for a parameter, by its name or its place; null when nothing is.</summary>
    public ExpressionSyntax? Argument(string parameter)
    {
        int place = Method.Parameters.FirstOrDefault(p => p.Name == parameter)?.Ordinal ?? -1;
        SeparatedSyntaxList<ArgumentSyntax> arguments = Syntax.ArgumentList.Arguments;
        for (int i = 0; i < arguments.Count; i++)
            if (arguments[i].NameColon is { } named ? named.Name.Identifier.ValueText == parameter : i == place)
                return arguments[i].Expression;
        return null;
    }

    /// <summary>The text that is certainly given for a parameter, its default included; null when it is made at run time.</summary>
    public string? Text(string parameter) => Argument(parameter) is { } given ? Source.Text(given)
        : Method.Parameters.FirstOrDefault(p => p.Name == parameter) is { HasExplicitDefaultValue: true, ExplicitDefaultValue: string text } ? text : null;
}
