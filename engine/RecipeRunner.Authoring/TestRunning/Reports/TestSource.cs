using RecipeRunner.Reporting;

namespace RecipeRunner.Authoring.TestRunning.Reports;

/// <summary>The statement of a test that failed, with a caret below the assertion, else below where the line begins.</summary>
internal static class TestSource
{
    /// <summary>Writes it, and gives the message without what has been shown: NUnit quotes the assertion in its first line.</summary>
    public static string Write(SourceLine at, string message, TextOutput output, string margin)
    {
        if (!File.Exists(at.File) || File.ReadLines(at.File).ElementAtOrDefault(at.Line - 1) is not { } line) return message;
        string[] lines = message.Split('\n', 2);
        int assertion = lines[0].StartsWith("Assert.", StringComparison.Ordinal) ? line.IndexOf(lines[0], StringComparison.Ordinal) : -1;
        SourceExcerpt.Write(output, new NamedPlace(at.File, at.Line, (assertion >= 0 ? assertion : line.Length - line.TrimStart().Length) + 1, IsDeclaration: true), margin);
        return assertion < 0 ? message : lines.ElementAtOrDefault(1) ?? "";
    }
}
