namespace RecipeRunner.Machines.Facts;

/// <summary>The machine's names and its times.</summary>
internal sealed class HostFacts(FactFiles files)
{
    public string MachineName => files.Text("/proc/sys/kernel/hostname") ?? Environment.MachineName;

    public string HostName => MachineName.Split('.')[0];

    /// <summary>
    /// The canonical name of this host in /etc/hosts, or its own name. A name server is not asked: a run must not hang on one.
    /// </summary>
    public string Fqdn
    {
        get
        {
            string name = MachineName;
            foreach (string line in files.Lines("/etc/hosts"))
            {
                string[] words = line.Split('#')[0].Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
                if (words.Length > 1 && Array.IndexOf(words, name, 1) > 0) return name.Contains('.') ? name : words[1];
            }
            return name;
        }
    }

    public string? Domain => Fqdn.Split('.', 2) is [_, var domain] ? domain : null;

    public long UptimeSeconds => files.Text("/proc/uptime") is { } text && double.TryParse(text.Split(' ')[0], out double seconds) ? (long)seconds : 0;

    /// <summary>As Ohai words it: "2 days 03 hours 04 minutes 05 seconds", without leading zero units.</summary>
    public string Uptime
    {
        get
        {
            var time = TimeSpan.FromSeconds(UptimeSeconds);
            string seconds = $"{time.Seconds:00} seconds", minutes = $"{time.Minutes:00} minutes {seconds}", hours = $"{time.Hours:00} hours {minutes}";
            return time.Days > 0 ? $"{time.Days} days {hours}" : time.Hours > 0 ? hours : time.Minutes > 0 ? minutes : seconds;
        }
    }

    public Dictionary<string, object?> Time() => new() { ["timezone"] = TimeZoneName(TimeZoneInfo.Local) };

    /// <summary>The zone's abbreviation now, from a zone name's own rule text; "UTC" when it has none.</summary>
    private string TimeZoneName(TimeZoneInfo zone)
    {
        // The last line of a TZif file is a rule such as CET-1CEST,M3.5.0,M10.5.0/3.
        string rule = files.Text("/etc/localtime")?.Split('\n')[^1] ?? "";
        string standard = TakeName(rule, 0, out int end);
        while (end < rule.Length && "+-:0123456789".Contains(rule[end])) end++;
        string summer = TakeName(rule, end, out _);
        string name = summer.Length > 0 && zone.IsDaylightSavingTime(DateTimeOffset.Now) ? summer : standard;
        return name.Length == 0 ? "UTC" : name;
    }

    private static string TakeName(string rule, int start, out int end)
    {
        end = start;
        if (start < rule.Length && rule[start] == '<')
        {
            end = rule.IndexOf('>', start) + 1;
            return end == 0 ? "" : rule[(start + 1)..(end - 1)];
        }
        while (end < rule.Length && char.IsAsciiLetter(rule[end])) end++;
        return rule[start..end];
    }
}
