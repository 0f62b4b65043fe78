namespace RecipeRunner.Benchmarks.ClosedPort;

/// <summary>Tables on standard output.</summary>
internal static class Markdown
{
    /// <summary>The head of a table whose first column is text and whose others are figures.</summary>
    public static void Head(params string[] cells)
    {
        Console.WriteLine();
        Line(cells);
        Line(["---", .. cells.Skip(1).Select(_ => "---:")]);
    }

    public static void Line(params string[] cells) => Console.WriteLine($"| {string.Join(" | ", cells)} |");

    public static string Verdict(bool isMet) => isMet ? "met" : "**missed**";
}
