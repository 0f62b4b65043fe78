using System.Diagnostics;

namespace RecipeRunner.Rehearsal.Hosts;

/// <summary>
/// A host in namespaces of its own, over an overlay of this machine or of another tree. Whatever happens in it stays
/// in it, and is gone when it is disposed or when this process ends, in whatever way.
/// </summary>
internal sealed class ThrowawayHost : IDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(10);

    private readonly Process keeper;
    private readonly Stage stage;
    private readonly HostSettings settings;
    private readonly List<HostProcess> background = [];
    private readonly ChangeMark start;
    private int keeperPid;
    private bool gone;

    private ThrowawayHost(Process keeper, Stage stage, HostSettings settings)
    {
        (this.keeper, this.stage, this.settings) = (keeper, stage, settings);
        try
        {
            AwaitInit();
            if (settings.Systemd)
                AwaitSystemd();
            start = Mark();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The machine's number of the host's process 1.</summary>
    public int Init { get; private set; }

    /// <summary>Starts one; it is ready to take commands.</summary>
    public static ThrowawayHost Of(HostSettings settings)
    {
        var stage = new Stage(Volume.Of(settings.Root), settings.Layers, [.. Volume.Files(settings.Root), .. settings.Binds]);
        var name = $"throwaway-{Environment.ProcessId}-{Guid.NewGuid():N}";
        // In a session of its own, where a terminal's Ctrl-C does not reach it: it is the one who cleans up.
        string[] keeper = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-c", HostScript.Keeper(stage, settings, name), name];
        var start = new ProcessStartInfo("setsid", keeper)
        {
            RedirectStandardInput = true, // Held open for as long as the host is to live.
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        start.Environment["PATH"] = Entry.Path;
        start.Environment["LC_ALL"] = "C.UTF-8";
        return new(Process.Start(start)!, stage, settings);
    }

    public HostResult Run(string command, params string[] arguments) => Run(new HostCommand(command, arguments));

    /// <summary>Runs a command to its end; its exit code is the caller's to judge.</summary>
    public HostResult Run(HostCommand command)
    {
        using var process = HostProcess.Start(Init, command, settings);
        return process.WaitForExit(command.Timeout);
    }

    /// <summary>Runs a command that writes, and reads if it may, where this process does: on a person's terminal, perhaps. Returns its exit code.</summary>
    public int Attach(HostCommand command, bool withInput)
    {
        ProcessStartInfo start = Entry.For(Init, command, settings, ownSession: !withInput);
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (!withInput, false, false);
        using var process = Process.Start(start)!;
        if (!withInput)
            HostProcess.Feed(process, command.Stdin);
        process.WaitForExit();
        return process.ExitCode;
    }

    /// <summary>A path of the host as the machine reaches it; symbolic links on the way are the machine's.</summary>
    public string Inside(string path) => $"/proc/{Init}/root{path}";

    /// <summary>Runs a line, or many, of POSIX shell.</summary>
    public HostResult Shell(string script) => Run("sh", "-c", script);

    /// <summary>Starts a command and leaves it running, at most until the host is disposed.</summary>
    public HostProcess StartBackground(HostCommand command)
    {
        var process = HostProcess.Start(Init, command, settings);
        background.Add(process);
        return process;
    }

    /// <summary>All processes of the host, its process 1 included, those of commands from outside too.</summary>
    public List<ProcessInfo> Processes() => ProcessTable.InNamespaceOf(Init);

    /// <summary>The state of the host's files now, to ask for the changes since.</summary>
    public ChangeMark Mark() => ChangeMark.Of(stage, keeperPid);

    /// <summary>
    /// What differs from the mark, or from the host's start: paths in order. Folders that are the host's own anew
    /// (/dev, /proc, /run, /sys, /tmp and what was mounted since) are not looked into.
    /// </summary>
    public IReadOnlyList<HostChange> Changes(ChangeMark? since = null) => (since ?? start).Until(Mark());

    /// <summary>Where the machine finds the files that the host has written or removed in its root.</summary>
    public string UpperFolder => $"/proc/{keeperPid}/root{Stage.Upper(stage.Volumes[0])}";

    public void Dispose()
    {
        if (gone)
            return;
        gone = true;
        keeper.StandardInput.Close();
        if (!keeper.WaitForExit(EndLimit))
        {
            keeper.Kill(); // --kill-child: the keeper and all that is below it follow.
            keeper.WaitForExit(EndLimit);
        }
        foreach (var process in background)
            process.Dispose();
        keeper.Dispose();
    }

    private void AwaitInit()
    {
        var complaints = keeper.StandardError.ReadToEndAsync();
        while (Init == 0 || keeperPid == 0)
        {
            var line = keeper.StandardOutput.ReadLineAsync();
            if (!line.Wait(StartLimit))
                throw new TimeoutException($"The host was not ready after {StartLimit.TotalSeconds} s.");
            switch (line.Result?.Split(' '))
            {
                case ["keeper", var pid]: keeperPid = int.Parse(pid); break;
                case ["init", var pid]: Init = int.Parse(pid); break;
                default:
                    Dispose();
                    throw new InvalidOperationException($"The host did not start ({line.Result}): {complaints.Result}");
            }
        }
    }

    /// <summary>Asked again only until systemd takes questions at all: then it answers when it is up.</summary>
    private void AwaitSystemd() => Wait.Until(
        () => Run("systemctl", "is-system-running", "--wait").Stdout.Trim() is "running" or "degraded", StartLimit, "systemd to be up");
}
