namespace RecipeRunner.Nodes;

/// <summary>How a place in a file is written in messages: <c>file:line</c> or <c>file:line:column</c>.</summary>
internal static class SourcePlace
{
    public static string Format(string file, int line, int column = 0)
    {
        var shown = new SourceLine(file, line).ToString();
        return line > 0 && column > 0 ? $"{shown}:{column}" : shown;
    }

    /// <summary>The same as the beginning of a message, or nothing when the file is unknown.</summary>
    public static string Prefix(string? file, int line, int column = 0) =>
        string.IsNullOrEmpty(file) ? "" : Format(file, line, column) + ": ";
}
