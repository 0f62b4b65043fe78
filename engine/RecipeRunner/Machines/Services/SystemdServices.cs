using RecipeRunner.Converging;
using RecipeRunner.Text;

namespace RecipeRunner.Machines.Services;

/// <summary>Services by systemd: one <c>systemctl show</c> tells all of a unit.</summary>
internal sealed class SystemdServices(IFiles files, IProcesses processes, Patience patience) : IServices
{
    private static readonly TimeSpan s_startLimit = TimeSpan.FromSeconds(30), s_blindStart = TimeSpan.FromMilliseconds(200);
    private readonly RunLevelLinks links = new(files);

    public ServiceStatus Status(string name)
    {
        SystemdUnit unit = Show(name);
        bool enabled = unit.InitScript is { } script ? links.Enabled(script) : unit.Enabled;
        return new ServiceStatus(unit.Exists, unit.Running, enabled, unit.Masked, unit.Failed, unit.Toggles, unit.MainPid);
    }

    public void Start(string name)
    {
        SystemdUnit unit = Ready(name, "start");
        // A unit that failed too often may not be started again before its failures are forgotten.
        if (unit.Failed) Run("reset-failed", name);
        Act("start", name);
        MakeSureItRuns(name, "Starting");
    }

    public void Stop(string name)
    {
        if (Show(name).Exists) Act("stop", name);
    }

    public void Restart(string name)
    {
        SystemdUnit unit = Ready(name, "restart");
        if (unit.Failed) Run("reset-failed", name);
        Act("restart", name);
        MakeSureItRuns(name, "Restarting");
    }

    public void Reload(string name)
    {
        Ready(name, "reload");
        Act("reload", name);
    }

    // By its real name: systemctl refuses to enable an alias.
    public void Enable(string name) => Act("enable", Ready(name, "enable").Id);

    public void Disable(string name)
    {
        SystemdUnit unit = Show(name);
        if (unit.Exists) Act("disable", unit.Id);
    }

    public void Mask(string name) => Act("mask", name);

    public void Unmask(string name) => Act("unmask", name);

    private SystemdUnit Show(string name)
    {
        var command = new Command(["systemctl", "show", "--no-pager", "-p", SystemdUnit.Asked, "--", name]) { Changes = false, Timeout = TimeSpan.FromMinutes(1) };
        return SystemdUnit.Parse(processes.RunOrThrow($"Asking systemd about {name} failed", command).Stdout);
    }

    /// <summary>The unit as its files now are; throws when it does not exist or is masked.</summary>
    private SystemdUnit Ready(string name, string verb)
    {
        SystemdUnit unit = Show(name);
        if (unit.NeedsDaemonReload || !unit.Exists)
        {
            Run("daemon-reload");
            unit = Show(name);
        }
        if (!unit.Exists) throw Missing(name, verb);
        if (unit.Masked)
        {
            throw new RecipeRunnerException(
                $"Cannot {verb} service {name}: its unit {unit.Id} is masked.\nUnmask it first: Action = [Unmask, ...], or 'systemctl unmask {unit.Id}'.",
                ExitCode.ResourceFailed);
        }
        return unit;
    }

    private void MakeSureItRuns(string name, string what)
    {
        SystemdUnit unit = Show(name);
        if (unit.StartsBlindly)
        {
            patience.Sleep(s_blindStart);
            unit = Show(name);
        }
        bool good = patience.Until(s_startLimit, () => !(unit.Starting ? unit = Show(name) : unit).Starting);
        if (!good || !(unit.Running || (unit.IsOneShot && !unit.Failed)))
            throw new RecipeRunnerException($"{what} service {name} failed: systemd accepted it, but it is now {unit.Now}.{Journal(name)}", ExitCode.ResourceFailed);
    }

    private void Act(string verb, string name)
    {
        Command command = Systemctl(verb, name);
        CommandResult result = processes.Run(command);
        if (!result.Succeeded) throw CommandFailure.Of($"Service {name}: {verb} failed", command, result, null, Journal(name));
    }

    private void Run(params string[] words) => processes.RunOrThrow($"systemctl {words[0]} failed", Systemctl(words));

    private static Command Systemctl(params string[] words) =>
        new(["systemctl", "--no-ask-password", "--no-pager", words[0], "--", .. words[1..]]) { Timeout = TimeSpan.FromMinutes(15) };

    /// <summary>What systemd and the service itself said last.</summary>
    private string Journal(string name)
    {
        var command = new Command(["systemctl", "status", "--no-pager", "--full", "--lines=10", "--", name]) { Changes = false, Timeout = TimeSpan.FromMinutes(1) };
        return string.Concat(CommandFailure.LastLines(processes.Run(command).Output, 25).Select(line => "\n  " + line));
    }

    private RecipeRunnerException Missing(string name, string verb)
    {
        var command = new Command(["systemctl", "list-unit-files", "--no-pager", "--no-legend", "--full"]) { Changes = false, Timeout = TimeSpan.FromMinutes(1) };
        IEnumerable<string> names = processes.Run(command).Stdout.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0])
            .Select(unit => name.Contains('.') || !unit.EndsWith(".service", StringComparison.Ordinal) ? unit : unit[..^8]);
        return new RecipeRunnerException($"Cannot {verb} service {name}: systemd knows no such unit.{Nearest.Hint(name, names)}", ExitCode.ResourceFailed);
    }
}
