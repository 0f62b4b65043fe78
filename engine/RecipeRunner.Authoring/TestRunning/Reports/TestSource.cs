using RecipeRunner.Reporting;

namespace RecipeRunner.Authoring.TestRunning.Reports;

/// <summary>The statement of a test that failed, with a caret where it begins.</summary>
internal static class TestSource
{
    /// <summary>Writes it, and gives its first line; empty when the file cannot be read any more.</summary>
    public static string Write(SourceLine at, TextOutput output, string margin)
    {
        if (!File.Exists(at.File) || File.ReadLines(at.File).ElementAtOrDefault(at.Line - 1) is not { } line) return "";
        SourceExcerpt.Write(output, new NamedPlace(at.File, at.Line, line.Length - line.TrimStart().Length + 1, IsDeclaration: true), margin);
        return line;
    }
}
