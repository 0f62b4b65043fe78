using Microsoft.CodeAnalysis;
using RecipeRunner.Converging;

namespace RecipeRunner.Recipes;

/// <summary>The compiler's errors in the words of an author of recipes.</summary>
internal static class CompilerProblems
{
    /// <summary>The errors among what the compiler said, in the order of their places.</summary>
    public static IReadOnlyList<Problem> Of(IEnumerable<Diagnostic> diagnostics, Compilation compilation) =>
        [.. diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => Of(d, compilation)).Distinct().OrderBy(p => (p.At.File, p.At.Line, p.Column))];

    private static Problem Of(Diagnostic diagnostic, Compilation compilation)
    {
        FileLinePositionSpan span = diagnostic.Location.GetMappedLineSpan();
        string message = diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture).Replace("RecipeRunner.Resources.", "", StringComparison.Ordinal);
        string hint = DiagnosticHints.For(diagnostic, compilation);
        return new(new SourceLine(span.Path ?? "", span.StartLinePosition.Line + 1), $"{diagnostic.Id}: {message.TrimEnd('.')}.{hint}", span.StartLinePosition.Character + 1);
    }
}
