using Microsoft.CodeAnalysis;
using RecipeRunner.Converging;
using RecipeRunner.Recipes.CompileErrors.Ruby;

namespace RecipeRunner.Recipes.CompileErrors;

/// <summary>The compiler's errors in the words of an author of recipes, without those that only follow from others.</summary>
internal static class CompilerProblems
{
    /// <summary>The errors among what the compiler said, in the order of their places.</summary>
    public static IReadOnlyList<Problem> Of(IEnumerable<Diagnostic> diagnostics, Compilation compilation)
    {
        Diagnostic[] errors = [.. diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)];
        if (errors.Length == 0) return [];
        var problems = new List<Problem>();
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
            if (tree.GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error))
                problems.AddRange(RubyFile.Problem(tree, compilation) is { } ruby ? [ruby] : SyntaxErrors.Independent(tree).Select(d => Of(d, compilation)));
        // While a file is not read as it is meant, what its names mean, here or in the files that use it, is guesswork.
        if (problems.Count == 0) problems.AddRange(BindingErrors.Independent(errors).Select(d => Of(d, compilation)));
        return [.. problems.Distinct().OrderBy(p => (p.At.File, p.At.Line, p.Column))];
    }

    private static Problem Of(Diagnostic diagnostic, Compilation compilation)
    {
        FileLinePositionSpan span = diagnostic.Location.GetMappedLineSpan();
        return new(new SourceLine(span.Path ?? "", span.StartLinePosition.Line + 1), $"{diagnostic.Id}: {Words(diagnostic, compilation)}", span.StartLinePosition.Character + 1);
    }

    private static string Words(Diagnostic diagnostic, Compilation compilation) =>
        MistakenForms.Words(diagnostic) ?? $"{CompilerWords.Of(diagnostic).TrimEnd('.')}.{DiagnosticHints.For(diagnostic, compilation)}";
}
