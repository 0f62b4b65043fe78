namespace RecipeRunner.Text;

/// <summary>Finds the names that somebody probably meant, for messages that say the way out.</summary>
public static class Nearest
{
    private const int Most = 3;
    private const int Longest = 256;

    /// <summary>Up to three names that lie within a third of the wanted name's length in edits, best first.</summary>
    public static IReadOnlyList<string> Of(string wanted, IEnumerable<string> names)
    {
        if (wanted.Length is 0 or > Longest)
            return [];
        var limit = Math.Max(1, (wanted.Length + 1) / 3);
        var found = new List<(int Distance, string Name)>();
        foreach (var name in names)
        {
            if (Math.Abs(name.Length - wanted.Length) > limit)
                continue;
            var distance = Distance(wanted, name);
            if (distance <= limit)
                found.Add((distance, name));
        }
        found.Sort(static (a, b) => a.Distance != b.Distance ? a.Distance.CompareTo(b.Distance) : string.CompareOrdinal(a.Name, b.Name));
        if (found.Count > Most)
            found.RemoveRange(Most, found.Count - Most);
        return found.ConvertAll(static match => match.Name);
    }

    /// <summary>" Did you mean x or y?" for the end of a message, or nothing when no name is near.</summary>
    public static string Hint(string wanted, IEnumerable<string> names)
    {
        var nearest = Of(wanted, names);
        return nearest.Count == 0 ? "" : $" Did you mean {string.Join(" or ", nearest)}?";
    }

    /// <summary>Damerau-Levenshtein (optimal string alignment), where capitals and small letters are alike and '-' is '_'.</summary>
    public static int Distance(string a, string b)
    {
        var width = b.Length + 1;
        var beforeLast = new int[width];
        var last = new int[width];
        var current = new int[width];
        for (var j = 0; j < width; j++)
            last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j < width; j++)
            {
                var cost = Fold(a[i - 1]) == Fold(b[j - 1]) ? 0 : 1;
                var best = Math.Min(Math.Min(current[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && Fold(a[i - 1]) == Fold(b[j - 2]) && Fold(a[i - 2]) == Fold(b[j - 1]))
                    best = Math.Min(best, beforeLast[j - 2] + 1);
                current[j] = best;
            }
            (beforeLast, last, current) = (last, current, beforeLast);
        }
        return last[b.Length];
    }

    private static char Fold(char c) => c == '-' ? '_' : char.ToLowerInvariant(c);
}
