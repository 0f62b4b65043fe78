namespace RecipeRunner.Machines;

/// <summary>Which of the machine's names a wrong one may have meant.</summary>
internal static class NearestName
{
    /// <summary>" Did you mean 'x'?", or "" when nothing is near.</summary>
    public static string Suggest(string wanted, IEnumerable<string> known)
    {
        string? best = null;
        int bestDistance = Math.Max(1, wanted.Length / 3) + 1;
        foreach (string name in known)
        {
            if (Math.Abs(name.Length - wanted.Length) >= bestDistance) continue;
            int distance = Distance(wanted, name);
            if (distance < bestDistance) (best, bestDistance) = (name, distance);
        }
        return best is null ? "" : $" Did you mean '{best}'?";
    }

    private static int Distance(string left, string right)
    {
        var row = new int[right.Length + 1];
        for (int j = 0; j < row.Length; j++) row[j] = j;
        for (int i = 1; i <= left.Length; i++)
        {
            (int diagonal, row[0]) = (row[0], i);
            for (int j = 1; j < row.Length; j++)
            {
                int replaced = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                (diagonal, row[j]) = (row[j], Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1));
            }
        }
        return row[^1];
    }
}
