namespace RecipeRunner.Tests.Conformance;

/// <summary>How a case fails: in one line with its name, what Chef did and what we did.</summary>
internal static class Differences
{
    private const int Told = 3;

    public static void AssertNone(VectorCase vector, IReadOnlyList<string> differences)
    {
        if (differences.Count > 0) Assert.Fail(Line(vector, differences));
    }

    /// <summary>The place from which two lists are no longer the same; null when they are.</summary>
    public static string? First(string what, IReadOnlyList<string> expected, IReadOnlyList<string> actual)
    {
        for (int i = 0; i < Math.Max(expected.Count, actual.Count); i++)
        {
            (string ours, string theirs) = (actual.ElementAtOrDefault(i) ?? "nothing", expected.ElementAtOrDefault(i) ?? "nothing");
            if (ours != theirs) return $"{what} {i + 1}: expected {theirs}, actual {ours}";
        }
        return null;
    }

    private static string Line(VectorCase vector, IReadOnlyList<string> differences) =>
        $"{vector.Kind}: {vector.Name}: {string.Join("; ", differences.Take(Told)).ReplaceLineEndings("\\n")}{(differences.Count > Told ? $"; and {differences.Count - Told} more" : "")}";
}
