namespace RecipeRunner.Reporting;

/// <summary>How many lines a diff will have at least, found out in far less time than the diff takes.</summary>
internal static class EditEstimate
{
    /// <summary>Lines that occur more often on one side, and both sides of each line that changed its place.</summary>
    public static int Of(ReadOnlySpan<string> gone, ReadOnlySpan<string> come)
    {
        var counts = new Dictionary<string, (int Gone, int Come, int At)>(gone.Length);
        foreach (string line in gone) counts[line] = counts.GetValueOrDefault(line) with { Gone = counts.GetValueOrDefault(line).Gone + 1 };
        for (int i = 0; i < come.Length; i++)
        {
            (int gones, int comes, _) = counts.GetValueOrDefault(come[i]);
            counts[come[i]] = (gones, comes + 1, i);
        }
        int strangers = 0;
        foreach ((int gones, int comes, _) in counts.Values) strangers += Math.Abs(gones - comes);
        return strangers + 2 * Moved(gone, counts);
    }

    /// <summary>Among the lines that occur once on each side: those outside the longest run that kept its order.</summary>
    private static int Moved(ReadOnlySpan<string> gone, Dictionary<string, (int Gone, int Come, int At)> counts)
    {
        int unique = 0;
        // The smallest last place of an ordered run of each length.
        var ends = new List<int>();
        foreach (string line in gone)
        {
            if (counts[line] is not (1, 1, var at)) continue;
            unique++;
            int length = ~ends.BinarySearch(at);
            if (length == ends.Count) ends.Add(at);
            else ends[length] = at;
        }
        return unique - ends.Count;
    }
}
