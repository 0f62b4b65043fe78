namespace RecipeRunner.Nodes;

/// <summary>How a place in a file is written in messages: <c>file:line</c> or <c>file:line:column</c>.</summary>
internal static class SourcePlace
{
    public static string Format(string file, int line, int column = 0) =>
        line <= 0 ? file : column <= 0 ? $"{file}:{line}" : $"{file}:{line}:{column}";

    /// <summary>The same as the beginning of a message, or nothing when the file is unknown.</summary>
    public static string Prefix(string? file, int line, int column = 0) =>
        string.IsNullOrEmpty(file) ? "" : Format(file, line, column) + ": ";
}
