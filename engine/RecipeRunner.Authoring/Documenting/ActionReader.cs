using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RecipeRunner.Text;

namespace RecipeRunner.Authoring.Documenting;

/// <summary>The actions of a resource: their names from its code, their meanings from its comment or those of its bases.</summary>
/// <param name="words">The class that holds the names of actions as a recipe says them.</param>
internal sealed class ActionReader(INamedTypeSymbol? words)
{
    public IReadOnlyList<ActionDoc> Of(INamedTypeSymbol resource)
    {
        INamedTypeSymbol[] types = [.. Types.WithBases(resource)];
        string[] names = types.Select(Known).FirstOrDefault(known => known.Length > 0) ?? [];
        string byDefault = types.Select(Default).OfType<string>().FirstOrDefault() ?? names.FirstOrDefault("");
        var meanings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (INamedTypeSymbol type in types)
        {
            Comment comment = Comment.Of(type);
            foreach ((string name, string meaning) in comment.Actions)
            {
                if (names.Length > 0 && !names.Contains(name)) throw comment.Mistake($"tells of an action '{name}' that it does not have. It has {string.Join(", ", names)}");
                meanings.TryAdd(name, meaning);
            }
        }
        if (names.Length == 0) names = [.. meanings.Keys];
        if (byDefault == "nothing") names = ["nothing", .. names];
        return [.. names.Select(name => new ActionDoc(name, Code(name), name == byDefault, name == "nothing" ? "Nothing until it is notified." : meanings.GetValueOrDefault(name, "")))];
    }

    private string Code(string name) =>
        words?.GetMembers().OfType<IPropertySymbol>().FirstOrDefault(word => SnakeCase.From(word.Name) == name)?.Name ?? $"\"{name}\"";

    /// <summary>The texts of <c>Actions => ["create", "delete"]</c>, or of the field that it returns.</summary>
    private static string[] Known(INamedTypeSymbol type)
    {
        if (Expression(type, "Actions") is not { } actions) return [];
        SyntaxNode holder = actions is IdentifierNameSyntax { Identifier.Text: var field }
            ? type.GetMembers(field).SelectMany(f => f.DeclaringSyntaxReferences).Select(r => r.GetSyntax()).FirstOrDefault() ?? actions
            : actions;
        return [.. holder.DescendantNodesAndSelf().OfType<LiteralExpressionSyntax>().Select(l => l.Token.ValueText)];
    }

    /// <summary>The action of <c>DefaultAction => ResourceAction.Nothing</c>, in Chef's form.</summary>
    private static string? Default(INamedTypeSymbol type) => Expression(type, "DefaultAction")?.DescendantNodesAndSelf().LastOrDefault() switch
    {
        IdentifierNameSyntax name => SnakeCase.From(name.Identifier.Text),
        LiteralExpressionSyntax text => text.Token.ValueText,
        _ => null,
    };

    private static ExpressionSyntax? Expression(INamedTypeSymbol type, string property) =>
        (type.GetMembers(property).FirstOrDefault()?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() as PropertyDeclarationSyntax)?.ExpressionBody?.Expression;
}
