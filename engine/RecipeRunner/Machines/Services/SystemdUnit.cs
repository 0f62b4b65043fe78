namespace RecipeRunner.Machines.Services;

/// <summary>What <c>systemctl show</c> says of a unit.</summary>
internal sealed record SystemdUnit(IReadOnlyDictionary<string, string> Properties)
{
    public const string Asked = "Id,LoadState,ActiveState,SubState,UnitFileState,NeedDaemonReload,Type,Result,SourcePath,MainPID";

    public string Id => Value("Id");

    public bool Exists => LoadState is not ("not-found" or "");

    public bool Masked => LoadState == "masked" || FileState is "masked" or "masked-runtime";

    public bool Running => Value("ActiveState") is "active" or "reloading" or "refreshing";

    public bool Starting => Value("ActiveState") == "activating" && !WaitsToRestart;

    /// <summary>It ended, and systemd will try again in a moment.</summary>
    public bool WaitsToRestart => Value("SubState") is "auto-restart" or "auto-restart-queued";

    public bool Failed => Value("ActiveState") == "failed" || WaitsToRestart;

    public bool NeedsDaemonReload => Value("NeedDaemonReload") == "yes";

    /// <summary>The number of its main process; null when there is none.</summary>
    public int? MainPid => int.TryParse(Value("MainPID"), out int pid) && pid > 0 ? pid : null;

    /// <summary>It does its work and ends: not running is no fault.</summary>
    public bool IsOneShot => Value("Type") == "oneshot";

    /// <summary>systemd calls it started as soon as it is forked, whatever becomes of it.</summary>
    public bool StartsBlindly => Value("Type") is "simple" or "idle" or "exec";

    /// <summary>Made by systemd from an init script, whose own links say whether it starts at boot.</summary>
    public string? InitScript => FileState == "generated" && Value("SourcePath").StartsWith("/etc/init.d/", StringComparison.Ordinal) ? Value("SourcePath")[12..] : null;

    /// <summary>As Chef has it: enabled for this boot only is not enabled.</summary>
    public bool Enabled => FileState is "enabled" or "static" or "generated" or "alias" or "indirect";

    public bool Toggles => FileState is "enabled" or "enabled-runtime" or "disabled" or "linked" or "linked-runtime" or "masked" or "masked-runtime" or "bad" or ""
        || InitScript is not null;

    public string FileState => Value("UnitFileState");

    public string Now => $"{LoadState}, {Value("ActiveState")} ({Value("SubState")}), result {Value("Result")}";

    private string LoadState => Value("LoadState");

    private string Value(string name) => Properties.GetValueOrDefault(name, "");

    /// <summary>Lines as "Name=value".</summary>
    public static SystemdUnit Parse(string output)
    {
        var properties = new Dictionary<string, string>();
        foreach (string line in output.Split('\n'))
        {
            int at = line.IndexOf('=');
            if (at > 0) properties[line[..at]] = line[(at + 1)..].TrimEnd();
        }
        return new SystemdUnit(properties);
    }
}
