namespace RecipeRunner.Machines.Debian;

/// <summary>Runs apt, dpkg and their relatives so that none of them ever asks a question.</summary>
internal sealed class AptTool(IProcesses processes, DpkgLock dpkgLock)
{
    private static readonly Dictionary<string, string?> s_environment = new()
    {
        ["DEBIAN_FRONTEND"] = "noninteractive",
        ["DEBCONF_NONINTERACTIVE_SEEN"] = "true",
        ["NEEDRESTART_SUSPEND"] = "1",
        ["NEEDRESTART_MODE"] = "l",
        ["APT_LISTCHANGES_FRONTEND"] = "none",
        ["UCF_FORCE_CONFFOLD"] = "1",
        ["LC_ALL"] = "C.UTF-8",
        ["LANGUAGE"] = null,
    };

    /// <summary>Existing configuration files stay, whatever the package brings.</summary>
    private static readonly string[] s_aptOptions =
        ["-q", "-y", "-o", "Dpkg::Options::=--force-confdef", "-o", "Dpkg::Options::=--force-confold", "-o", "DPkg::Lock::Timeout=60"];

    /// <summary>A command that changes nothing and takes no lock.</summary>
    public CommandResult Ask(params string[] words) =>
        processes.Run(new Command(words) { Environment = s_environment, Changes = false, Timeout = TimeSpan.FromMinutes(5) });

    /// <summary><c>apt-get</c>, when the lock is free.</summary>
    public AptOutcome Get(TimeSpan timeout, string verb, params IEnumerable<string> words) =>
        Change(timeout, null, ["apt-get", .. s_aptOptions, verb, .. words]);

    /// <summary><c>dpkg</c>, when the lock is free.</summary>
    public AptOutcome Dpkg(TimeSpan timeout, params IEnumerable<string> words) =>
        Change(timeout, null, ["dpkg", "--force-confdef", "--force-confold", .. words]);

    /// <summary>
    /// A command that needs the lock: waits for it, and again when another process was quicker.
    /// </summary>
    public AptOutcome Change(TimeSpan timeout, string? input, IReadOnlyList<string> words)
    {
        var command = new Command(words) { Environment = s_environment, Input = input, Timeout = timeout };
        DateTimeOffset deadline = dpkgLock.Deadline;
        string? told = null;
        while (true)
        {
            dpkgLock.Wait(deadline);
            var outcome = new AptOutcome(command, processes.Run(command));
            if (outcome.LockHolder is not { } holder) return outcome;
            dpkgLock.WaitOnce(dpkgLock.Holder() ?? holder, deadline, ref told);
        }
    }
}
