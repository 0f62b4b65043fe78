namespace Haproxy;

/// <summary>What <c>show proc</c> says on the socket of haproxy's master process.</summary>
/// <param name="Reloads">How often the master was reloaded.</param>
/// <param name="Failed">How many of the last reloads failed in a row; 0 before HAProxy 2.6, which does not say.</param>
/// <param name="Loaded">The workers that the last reload brought, by process.</param>
internal sealed record MasterReport(int Reloads, int Failed, IReadOnlyList<int> Loaded)
{
    /// <summary>Null when it is no such answer.</summary>
    public static MasterReport? Parse(string answer)
    {
        string[] lines = answer.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        // Versions differ in their columns, and one column's name has a space in it.
        int column = lines is [var heading, ..] ? Array.FindIndex(heading.Split('<'), name => name.StartsWith("reloads>", StringComparison.Ordinal)) - 1 : -1;
        if (column < 0) return null;

        (int Reloads, int Failed)? master = null;
        List<int> loaded = [];
        string section = "";
        foreach (string line in lines.Skip(1))
        {
            string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (line.StartsWith('#')) section = line;
            else if (words.Length <= column || !int.TryParse(words[0], out int pid) || !int.TryParse(words[column], out int reloads)) continue;
            else if (words[1] == "master") master = (reloads, FailedOf(words));
            else if (section == "# workers" && reloads == 0) loaded.Add(pid);
        }
        return master is { } found ? new(found.Reloads, found.Failed, loaded) : null;
    }

    /// <summary>The number in "[failed: 1]".</summary>
    private static int FailedOf(string[] words) =>
        Array.IndexOf(words, "[failed:") is var at and >= 0 && at + 1 < words.Length && int.TryParse(words[at + 1].TrimEnd(']'), out int failed) ? failed : 0;
}
