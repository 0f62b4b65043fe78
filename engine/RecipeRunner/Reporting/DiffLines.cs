namespace RecipeRunner.Reporting;

/// <summary>Both sides of a diff as lines, each with its \n: a last line without one differs from the same line with one.</summary>
internal sealed class DiffLines(string before, string after)
{
    public string[] Before { get; } = Split(before);

    public string[] After { get; } = Split(after);

    private static string[] Split(string text)
    {
        var lines = new List<string>();
        int start = 0;
        while (start < text.Length)
        {
            int end = text.IndexOf('\n', start) + 1;
            if (end == 0) end = text.Length;
            lines.Add(text[start..end]);
            start = end;
        }
        return [.. lines];
    }
}
