using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RecipeRunner.Text;

namespace RecipeRunner.Recipes.CompileErrors;

/// <summary>What a name that does not exist was probably meant to be.</summary>
internal static class NameHints
{
    public static string Hint(string name, SyntaxNode node, SemanticModel model)
    {
        if (node.Parent is AssignmentExpressionSyntax { Parent: ArgumentSyntax } assignment && assignment.Left == node) return DiagnosticHints.Properties(name);
        if (ChefNames.Hint(Pascal.From(name)) is { Length: > 0 } known) return known;
        if (node.Parent is ElementAccessExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax } } reference) return $" A resource is named in a text: \"{reference}\".";
        string near = Nearest(name, model.LookupSymbols(node.SpanStart).Select(s => s.Name));
        return near.Length == 0 && node.Parent is AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax } first && first.Left == node ? $" A variable is declared with var: var {name} = ...." : near;
    }

    /// <summary>The same name in another spelling alone, where there is one; else those that are near. Of a name of one letter or two everything is near.</summary>
    public static string Nearest(string name, IEnumerable<string> names)
    {
        string[] all = [.. names.Where(n => n.Length > 1).GroupBy(n => n, StringComparer.OrdinalIgnoreCase).Select(g => g.FirstOrDefault(n => n[0] == name[0]) ?? g.First())];
        string[] spelt = [.. all.Where(n => Plain(n).Equals(Plain(name), StringComparison.OrdinalIgnoreCase))];
        if (spelt.Length > 0) return $" Did you mean {string.Join(" or ", spelt)}?";
        return name.Length <= 2 ? "" : Text.Nearest.Hint(name, all);
    }

    private static string Plain(string name) => name.Replace("_", "", StringComparison.Ordinal);
}
