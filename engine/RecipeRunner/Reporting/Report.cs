namespace RecipeRunner.Reporting;

/// <summary>What the formatters share.</summary>
internal static class Report
{
    private const string Blanks = "                                                                ";

    public static ReadOnlySpan<char> Spaces(int count) => Blanks.AsSpan(0, Math.Min(count, Blanks.Length));

    /// <summary>Text of several lines, the second and later ones indented.</summary>
    public static string Indented(string text, int spaces)
    {
        string trimmed = text.TrimEnd();
        return trimmed.Contains('\n') ? trimmed.Replace("\n", "\n" + new string(' ', spaces)) : trimmed;
    }

    /// <summary>The first line of a reason, for where there is room for one only.</summary>
    public static string FirstLine(string? text) => text is null ? "" : text.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var end ? text[..end].TrimEnd() : text;

    public static string Message(Message e) => e.Level switch
    {
        LogLevel.Info => Indented(e.Text, 2),
        LogLevel.Warn => "WARNING: " + Indented(e.Text, 2),
        _ => $"{e.Level.ToString().ToUpperInvariant()}: {Indented(e.Text, 2)}",
    };

    public static Ink InkOf(LogLevel level) => level switch
    {
        LogLevel.Warn => Ink.Yellow,
        LogLevel.Error or LogLevel.Fatal => Ink.Red,
        LogLevel.Info => Ink.Plain,
        _ => Ink.Grey,
    };
}
