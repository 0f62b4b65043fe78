using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RecipeRunner.Recipes.CompileErrors;

/// <summary>Of the errors about what names and values mean those that stand for themselves.</summary>
internal static class BindingErrors
{
    public static IEnumerable<Diagnostic> Independent(IReadOnlyList<Diagnostic> errors)
    {
        foreach (IGrouping<(string, int), Diagnostic> line in errors.GroupBy(Place))
        {
            // The same words twice on a line are one mistake: a variable that does not exist, say.
            Diagnostic[] apart = [.. line.DistinctBy(d => (d.Id, d.GetMessage(System.Globalization.CultureInfo.InvariantCulture)))];
            foreach (Diagnostic error in apart)
                if (!apart.Any(other => other != error && (Explains(other, error) || IsKeyOf(other, error))))
                    yield return error;
        }
    }

    /// <summary>Whether an error about a part is why there is one about the whole; of two about the same, the one that knows less goes.</summary>
    private static bool Explains(Diagnostic cause, Diagnostic error)
    {
        if (!error.Location.SourceSpan.Contains(cause.Location.SourceSpan) || error.Location.SourceTree != cause.Location.SourceTree) return false;
        return error.Location.SourceSpan != cause.Location.SourceSpan || Vagueness(cause) < Vagueness(error)
            || Vagueness(cause) == Vagueness(error) && string.CompareOrdinal(cause.Id, error.Id) < 0;
    }

    /// <summary>The key of something that does not exist itself: <c>service[x]</c> without quotes.</summary>
    private static bool IsKeyOf(Diagnostic cause, Diagnostic error) =>
        cause.Id == "CS0103" && cause.Location.SourceTree?.GetRoot().FindNode(cause.Location.SourceSpan, getInnermostNodeForTie: true) is { Parent: ElementAccessExpressionSyntax access }
        && access.ArgumentList.Span.Contains(error.Location.SourceSpan);

    private static int Vagueness(Diagnostic error) => error.Id switch
    {
        "CS0201" => 2,
        "CS0747" or "CS0131" => 0,
        _ => 1,
    };

    private static (string, int) Place(Diagnostic error)
    {
        FileLinePositionSpan span = error.Location.GetMappedLineSpan();
        return (span.Path ?? "", span.StartLinePosition.Line);
    }
}
