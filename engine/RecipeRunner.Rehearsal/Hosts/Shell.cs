namespace RecipeRunner.Rehearsal.Hosts;

internal static class Shell
{
    /// <summary>The text as one word of a POSIX shell.</summary>
    public static string Quote(string text) => $"'{text.Replace("'", @"'\''")}'";
}
