namespace RecipeRunner.Benchmarks;

/// <summary>What goes on, on standard error: standard output is the report and nothing else.</summary>
internal static class Progress
{
    public static void Say(string text) => Console.Error.WriteLine(text);
}
