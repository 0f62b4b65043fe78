using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RecipeRunner.Cookbooks;

namespace RecipeRunner.Authoring.Documenting;

/// <summary>The recipes of a cookbook: the comment that each begins with, and those that it includes by a literal name.</summary>
internal static class RecipeReader
{
    public static readonly CSharpParseOptions Script = new(kind: SourceCodeKind.Script);

    /// <summary>They are in the order of their names, <c>default</c> first.</summary>
    public static IReadOnlyList<RecipeDoc> Of(Cookbook cookbook) => [.. cookbook.Recipes.OrderBy(name => name != "default").Select(name => Read(cookbook, name))];

    private static RecipeDoc Read(Cookbook cookbook, string name)
    {
        CompilationUnitSyntax root = CSharpSyntaxTree.ParseText(File.ReadAllText(cookbook.Script(ScriptKind.Recipe, name)), Script).GetCompilationUnitRoot();
        // The comment stands above the usings or below them.
        string summary = new[] { root.GetFirstToken(), root.Members.FirstOrDefault()?.GetFirstToken() ?? root.EndOfFileToken }.Select(ScriptComments.First).FirstOrDefault(comment => comment.Length > 0, "");
        IEnumerable<string> includes = root.DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Where(call => call.Expression is IdentifierNameSyntax { Identifier.Text: "IncludeRecipe" })
            .SelectMany(call => call.ArgumentList.Arguments).Select(argument => argument.Expression).OfType<LiteralExpressionSyntax>()
            .Select(literal => literal.Token.ValueText).Select(included => included.StartsWith("::", StringComparison.Ordinal) ? cookbook.Name + included : included);
        return new(name == "default" ? cookbook.Name : $"{cookbook.Name}::{name}", MarkdownText.Plain(summary), [.. includes.Distinct()]);
    }
}
