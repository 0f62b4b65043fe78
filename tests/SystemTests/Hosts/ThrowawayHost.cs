using System.Diagnostics;
using System.Net;

namespace RecipeRunner.Tests.SystemTests.Hosts;

/// <summary>
/// A host in namespaces of its own, over an overlay of this machine or of a plain Debian. Whatever happens in it stays
/// in it, and is gone when it is disposed or when this process ends, in whatever way.
/// </summary>
internal sealed class ThrowawayHost : IDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(10);

    private readonly Process keeper;
    private readonly Stage stage;
    private readonly HostNetwork network;
    private readonly List<HostProcess> background = [];
    private readonly ChangeMark start;
    private int keeperPid;
    private bool gone;

    private ThrowawayHost(Process keeper, Stage stage, HostOptions options)
    {
        (this.keeper, this.stage, network) = (keeper, stage, options.Network);
        try
        {
            AwaitInit();
            if (options.Joins is { } cable)
                Address = cable.Connect(this);
            if (options.Systemd)
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

    /// <summary>Its address in the network that it joined; without one, it has loopback only.</summary>
    public IPAddress Address { get; } = IPAddress.Loopback;

    public static ThrowawayHost Start(HostOptions? options = null)
    {
        options ??= new();
        var root = options.EffectiveRoot == HostRoot.Debian ? DebianTree.Folder() : "/";
        HostBind[] binds =
        [
            .. Volume.Files(root), .. Dotnet.Binds(options), .. Repository.Binds(options.EffectiveRoot), .. options.Binds,
        ];
        var stage = new Stage(Volume.Of(root), options.Layer?.Archives(options.EffectiveRoot) ?? [], binds);
        var name = $"throwaway-{Environment.ProcessId}-{Guid.NewGuid():N}";
        string[] keeper = ["--mount", "--pid", "--fork", "--kill-child", "sh", "-c", HostScript.Keeper(stage, options, name), name];
        var start = new ProcessStartInfo("unshare", keeper)
        {
            RedirectStandardInput = true, // Held open for as long as the host is to live.
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        start.Environment["PATH"] = Entry.Path;
        start.Environment["LC_ALL"] = "C.UTF-8";
        return new(Process.Start(start)!, stage, options);
    }

    public CommandResult Run(string command, params string[] arguments) => Run(new HostCommand(command, arguments));

    /// <summary>Runs a command to its end; its exit code is the caller's to judge.</summary>
    public CommandResult Run(HostCommand command)
    {
        using var process = HostProcess.Start(Init, command, network);
        return process.WaitForExit(command.Timeout);
    }

    /// <summary>Runs a line, or many, of POSIX shell.</summary>
    public CommandResult Shell(string script) => Run("sh", "-c", script);

    /// <summary>Starts a command and leaves it running, at most until the host is disposed.</summary>
    public HostProcess StartBackground(HostCommand command)
    {
        var process = HostProcess.Start(Init, command, network);
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

    private void AwaitSystemd() => Wait.Until(
        () => Run("systemctl", "is-system-running").Stdout.Trim() is "running" or "degraded", StartLimit, "systemd to be up");
}
