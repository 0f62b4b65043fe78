using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RecipeRunner.Recipes.CompileErrors;

/// <summary>What a name that does not exist was probably meant to be.</summary>
internal static class NameHints
{
    public static string Hint(string name, SyntaxNode node, SemanticModel model)
    {
        if (node.Parent is AssignmentExpressionSyntax { Parent: ArgumentSyntax } assignment && assignment.Left == node) return DiagnosticHints.Properties(name);
        if (ChefNames.Hint(Pascal.From(name)) is { Length: > 0 } known) return known;
        if (node.Parent is ElementAccessExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax } } reference) return $" A resource is named in a text: \"{reference}\".";
        if (IsTextWanted(node, model)) return $" A text stands in double quotes: \"{name}\".";
        string near = Nearest(name, model.LookupSymbols(node.SpanStart).Select(s => s.Name));
        if (near.Length == 0 && node.Parent is ArgumentSyntax) return $" A text stands in double quotes: \"{name}\".";
        return near.Length == 0 && node.Parent is AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax } first && first.Left == node ? $" A variable is declared with var: var {name} = value." : near;
    }

    /// <summary>Whether a bare word is given to a property that takes a text.</summary>
    private static bool IsTextWanted(SyntaxNode node, SemanticModel model) =>
        node.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } property && property.Right == node
        && model.GetTypeInfo(property.Left).Type is { } type && (type.SpecialType == SpecialType.System_String || type.Name == "AccountName"
            || type is INamedTypeSymbol { Name: "Value", TypeArguments: [{ SpecialType: SpecialType.System_String }] });

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
