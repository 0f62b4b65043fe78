using System.Text;
using RecipeRunner.Converging;
using RecipeRunner.Text;

namespace RecipeRunner.Machines.Services;

/// <summary>Services by init scripts, where systemd is not PID 1.</summary>
internal sealed class SysVServices(IFiles files, IProcesses processes, Patience patience) : IServices
{
    private const string Folder = "/etc/init.d";
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(10);
    private readonly RunLevelLinks links = new(files);
    private readonly DaemonProbe probe = new(files);

    public ServiceStatus Status(string name)
    {
        string script = Plain(name);
        return Find(script) is { } text
            ? probe.MainPid(text) is { } pid
                ? new ServiceStatus(true, Running: true, links.Enabled(script), MainPid: pid)
                : new ServiceStatus(true, IsRunning(script, text) ?? false, links.Enabled(script))
            : new ServiceStatus(false, false, false);
    }

    public void Start(string name)
    {
        (string script, InitScript text) = Existing(name, "start");
        string said = Act(script, "start");
        MakeSureItRuns(script, text, said, "Starting");
    }

    public void Stop(string name)
    {
        if (Find(Plain(name)) is not { } text) return;
        string said = Act(Plain(name), "stop");
        if (!patience.Until(s_limit, () => IsRunning(Plain(name), text) != true))
            throw new RecipeRunnerException($"Stopping service {name} failed: its init script succeeded, but it still runs.{said}", ExitCode.ResourceFailed);
    }

    public void Restart(string name)
    {
        (string script, InitScript text) = Existing(name, "restart");
        string said = Act(script, "restart");
        MakeSureItRuns(script, text, said, "Restarting");
    }

    public void Reload(string name) => Act(Existing(name, "reload").Name, "reload");

    // A script that never had links gets them first: update-rc.d only turns over what is there.
    public void Enable(string name)
    {
        string script = Existing(name, "enable").Name;
        UpdateRc(script, "defaults");
        UpdateRc(script, "enable");
    }

    public void Disable(string name)
    {
        if (Find(Plain(name)) is not null) UpdateRc(Plain(name), "disable");
    }

    public void Mask(string name) => throw NeedsSystemd(name, "mask");

    public void Unmask(string name) => throw NeedsSystemd(name, "unmask");

    private static string Plain(string name) => name.EndsWith(".service", StringComparison.Ordinal) ? name[..^8] : name;

    private InitScript? Find(string script) =>
        script.Contains('/') || files.Stat($"{Folder}/{script}") is not { Kind: FileKind.File } ? null
        : new InitScript(Encoding.UTF8.GetString(files.Read($"{Folder}/{script}")));

    /// <summary>Null when neither the script nor a process tells.</summary>
    private bool? IsRunning(string name, InitScript script)
    {
        if (probe.MainPid(script) is not null) return true;
        if (!script.HasStatus) return script.Programs.Any() ? probe.IsAnywhere(script) : null;
        var command = new Command([$"{Folder}/{name}", "status"]) { Changes = false, Timeout = TimeSpan.FromMinutes(1) };
        return processes.Run(command).Succeeded;
    }

    private void MakeSureItRuns(string name, InitScript script, string said, string what)
    {
        if (!patience.Until(s_limit, () => IsRunning(name, script) != false))
            throw new RecipeRunnerException($"{what} service {name} failed: its init script succeeded, but it does not run.{said}", ExitCode.ResourceFailed);
    }

    /// <summary>By service(8), which gives the script a clean environment, and which policy-rc.d does not bind; returns what it said.</summary>
    private string Act(string script, string action)
    {
        var command = new Command(["service", script, action]) { Timeout = TimeSpan.FromMinutes(15) };
        string output = processes.RunOrThrow($"Service {script}: {action} failed", command).Output;
        return string.Concat(CommandFailure.LastLines(output, 10).Select(line => "\n  " + line));
    }

    private void UpdateRc(string script, string action) =>
        processes.RunOrThrow($"Service {script}: {action} failed", new Command(["update-rc.d", script, action]) { Timeout = TimeSpan.FromMinutes(5) });

    private (string Name, InitScript Script) Existing(string name, string verb)
    {
        string script = Plain(name);
        if (Find(script) is { } found) return (script, found);
        string unit = $"/lib/systemd/system/{script}.service";
        string why = files.Stat(unit) is not null
            ? $" It has a systemd unit ({unit}), but systemd is not running on this machine."
            : Nearest.Hint(script, files.Stat(Folder) is null ? [] : files.List(Folder));
        throw new RecipeRunnerException($"Cannot {verb} service {name}: there is no init script {Folder}/{script}.{why}", ExitCode.ResourceFailed);
    }

    private static RecipeRunnerException NeedsSystemd(string name, string verb) =>
        new($"Cannot {verb} service {name}: that needs systemd, which is not running on this machine.", ExitCode.ResourceFailed);
}
