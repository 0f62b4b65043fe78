namespace RecipeRunner.Benchmarks;

/// <summary>The end of a program's output on one line, short enough for a cell of a table.</summary>
internal static class Tail
{
    private const int Length = 300;

    public static string Of(string output)
    {
        var line = string.Join(" / ", output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        line = line.Replace('|', '¦');
        return line.Length <= Length ? line : "..." + line[^Length..];
    }
}
