using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RecipeRunner.Authoring.Checking.Seen;
using RecipeRunner.Converging;

namespace RecipeRunner.Authoring.Checking;

/// <summary>The compiler's errors as findings, under the compiler's codes.</summary>
internal static class CompileFindings
{
    private const string Rule = "does-not-compile";
    private const string NearestNames = " Did you mean ";

    public static IEnumerable<Finding> Of(SeenCookbook cookbook, RepoCookbooks all) => cookbook.Problems.Select(problem => Of(problem, cookbook, all));

    private static Finding Of(Problem problem, SeenCookbook cookbook, RepoCookbooks all)
    {
        // The way out stands on lines of its own, where it is more than a sentence.
        string[] lines = problem.Text.Split('\n', 2);
        int colon = lines[0].IndexOf(": ", StringComparison.Ordinal);
        (string code, string message) = (lines[0][..colon], lines[0][(colon + 2)..]);
        if (code is "CS0103" or "CS0246" && message.Split('\'') is [_, var name, ..] && Elsewhere(name, cookbook, all) is { Length: > 0 } fix)
            return new(code, Rule, problem.At, problem.Column, message.Split(NearestNames)[0], fix);
        return new(code, Rule, problem.At, problem.Column, message, lines.Length > 1 ? Outdented(lines[1]) : "");
    }

    private static string Outdented(string text) => string.Join('\n', text.Split('\n').Select(line => line.StartsWith("  ", StringComparison.Ordinal) ? line[2..] : line));

    /// <summary>What to do about a name that a cookbook declares which is no dependency; empty when none does.</summary>
    private static string Elsewhere(string name, SeenCookbook cookbook, RepoCookbooks all)
    {
        foreach (string other in all.Set.Names().Except(cookbook.Reach.Select(c => c.Name)).Order(StringComparer.Ordinal))
            if (Declares(all, other, name))
                return $"The cookbook {other} has it: add \"{other}\" to \"depends\" in metadata.json.";
        return "";
    }

    private static bool Declares(RepoCookbooks all, string cookbook, string name)
    {
        try
        {
            return all.Set.Get(cookbook).Sources.Select(File.ReadAllText).Where(text => text.Contains(name, StringComparison.Ordinal))
                .SelectMany(text => CSharpSyntaxTree.ParseText(text).GetRoot().DescendantNodes())
                .Any(node => node is MethodDeclarationSyntax { Identifier.ValueText: var verb } && verb == name || node is BaseTypeDeclarationSyntax { Identifier.ValueText: var type } && type == name
                    || node is BaseNamespaceDeclarationSyntax { Name: var space } && space.ToString() == name);
        }
        catch (RecipeRunnerException)
        {
            // One that cannot be read has its own finding.
            return false;
        }
    }
}
