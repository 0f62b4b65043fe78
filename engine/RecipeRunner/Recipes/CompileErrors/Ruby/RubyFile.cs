using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using RecipeRunner.Converging;

namespace RecipeRunner.Recipes.CompileErrors.Ruby;

/// <summary>A file that holds Ruby, as whoever brings a cookbook of Chef along pastes it: one error, and the way out.</summary>
internal static class RubyFile
{
    /// <summary>The error for a file that does not parse; null when nothing in it is Ruby for certain.</summary>
    public static Problem? Problem(SyntaxTree tree, Compilation compilation)
    {
        SourceText text = tree.GetText();
        ILookup<int, Diagnostic> errors = tree.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).ToLookup(d => text.Lines.IndexOf(d.Location.SourceSpan.Start));
        // What stands in a text or a comment, a script for the shell say, parses.
        string[] lines = [.. text.Lines.Select(l => l.ToString())];
        int first = Array.FindIndex(lines, RubyLine.Is);
        while (first >= 0 && !errors.Contains(first)) first = Array.FindIndex(lines, first + 1, RubyLine.Is);
        if (first < 0) return null;

        string words = $"{errors[first].First().Id}: This is Ruby, and {What(tree)} is C# here; docs/coming-from-chef.md sets the two side by side.";
        if (RubyStatement.InCSharp(lines.AsSpan(first)) is { } statement && !SecretLine.Is(statement) && Compiles(statement, tree, compilation))
            words += $"\n  In C# this is:{string.Concat(statement.Split('\n').Select(line => $"\n    {line}"))}";
        return new(new SourceLine(tree.FilePath, first + 1), words, lines[first].Length - lines[first].TrimStart().Length + 1);
    }

    private static string What(SyntaxTree tree) => Path.GetFileName(Path.GetDirectoryName(tree.FilePath)) switch
    {
        "attributes" => "an attribute file",
        "recipes" => "a recipe",
        "resources" => "a resource",
        _ => "a library",
    };

    /// <summary>Only what the compiler takes is shown: the verb, the properties and their types are there.</summary>
    private static bool Compiles(string statement, SyntaxTree tree, Compilation compilation) =>
        tree.Options.Kind == SourceCodeKind.Script
        && !compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(statement, (CSharpParseOptions)tree.Options, tree.FilePath)).GetDiagnostics()
            .Any(d => d.Severity == DiagnosticSeverity.Error);
}
