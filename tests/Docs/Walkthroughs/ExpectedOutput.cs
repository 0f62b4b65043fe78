using System.Text.RegularExpressions;

namespace RecipeRunner.Tests.Docs.Walkthroughs;

/// <summary>What a page says that a command prints: <c>...</c> alone in a line stands for any lines, in a line for any text.</summary>
internal static class ExpectedOutput
{
    private const string Anything = "...";

    /// <summary>What differs, or null.</summary>
    public static string? Difference(IReadOnlyList<string> expected, string actual)
    {
        string[] lines = actual.TrimEnd('\n').Split('\n');
        if (actual.Length == 0) lines = [];
        return Matches(expected, lines) ? null : $"--- the page says\n{Join(expected)}\n--- it printed\n{Join(lines)}\n";
    }

    private static bool Matches(ReadOnlyMemory<string> expected, ReadOnlyMemory<string> actual)
    {
        if (expected.Length == 0) return actual.Length == 0;
        if (expected.Span[0].Trim() != Anything)
            return actual.Length > 0 && IsLike(expected.Span[0], actual.Span[0]) && Matches(expected[1..], actual[1..]);
        for (int skipped = 0; skipped <= actual.Length; skipped++)
            if (Matches(expected[1..], actual[skipped..]))
                return true;
        return false;
    }

    private static bool Matches(IReadOnlyList<string> expected, string[] actual) => Matches(new ReadOnlyMemory<string>([.. expected]), actual);

    private static bool IsLike(string expected, string actual) =>
        Regex.IsMatch(actual.TrimEnd(), $"^{string.Join(".*", expected.TrimEnd().Split(Anything).Select(Regex.Escape))}$");

    private static string Join(IEnumerable<string> lines) => string.Join('\n', lines.Select(l => "    " + l));
}
