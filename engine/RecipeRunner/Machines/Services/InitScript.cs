namespace RecipeRunner.Machines.Services;

/// <summary>What an init script tells of its daemon without being run: simple assignments, and the pidfile header.</summary>
internal sealed class InitScript
{
    private readonly Dictionary<string, string> variables = [];

    public InitScript(string text)
    {
        foreach (string line in text.Split('\n'))
        {
            if (line.StartsWith("# pidfile:", StringComparison.Ordinal)) PidFile = line[10..].Trim();
            else if (line.Length > 0 && (char.IsAsciiLetter(line[0]) || line[0] == '_')) Assign(line);
            HasStatus |= line.TrimStart() is var word && word.StartsWith("status", StringComparison.Ordinal) && word[6..].TrimStart() is [')' or '|', ..];
        }
        PidFile ??= variables.GetValueOrDefault("PIDFILE") ?? variables.GetValueOrDefault("pidfile");
    }

    /// <summary>Where the daemon's number stands; null when the script does not say.</summary>
    public string? PidFile { get; }

    /// <summary>Whether it has a status action.</summary>
    public bool HasStatus { get; }

    /// <summary>Whether it names this program anywhere in its assignments (DAEMON=/usr/sbin/x, but the name is each script's own).</summary>
    public bool Names(string program) => program.StartsWith('/') && variables.ContainsValue(program);

    /// <summary>The programs that it names.</summary>
    public IEnumerable<string> Programs => variables.Values.Where(value => value.Contains("/bin/", StringComparison.Ordinal) || value.Contains("/sbin/", StringComparison.Ordinal));

    private void Assign(string line)
    {
        int at = line.IndexOf('=');
        if (at <= 0 || !line.AsSpan(0, at).ContainsOnlyNameLetters()) return;
        string value = line[(at + 1)..].Trim();
        if (value.Length > 1 && value[0] is '"' or '\'' && value[^1] == value[0]) value = value[1..^1];
        if (Expand(value) is { } known) variables[line[..at]] = known;
        else variables.Remove(line[..at]);
    }

    /// <summary>Puts in variables that are known; null for anything that only a shell could tell.</summary>
    private string? Expand(string value)
    {
        for (int start = value.IndexOf('$'); start >= 0; start = value.IndexOf('$', start))
        {
            bool braces = start + 1 < value.Length && value[start + 1] == '{';
            int first = start + (braces ? 2 : 1), end = first;
            while (end < value.Length && (char.IsAsciiLetterOrDigit(value[end]) || value[end] == '_')) end++;
            if (end == first || (braces && (end == value.Length || value[end] != '}'))) return null;
            if (!variables.TryGetValue(value[first..end], out string? known)) return null;
            value = value[..start] + known + value[(end + (braces ? 1 : 0))..];
            start += known.Length;
        }
        return value.AsSpan().IndexOfAny('`', ' ', '"') >= 0 || value.Contains(';') ? null : value;
    }
}

/// <summary>Helps to read shell assignments.</summary>
internal static class ShellText
{
    public static bool ContainsOnlyNameLetters(this ReadOnlySpan<char> name)
    {
        foreach (char c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '_') return false;
        }
        return true;
    }
}
