using System.Diagnostics;
using RecipeRunner.Rehearsal.Differences;
using RecipeRunner.Rehearsal.Hosts;
using RecipeRunner.Rehearsal.Networks;

namespace RecipeRunner.Rehearsal;

/// <summary>The host of one rehearsal: an overlay of this machine in which it converges, gone when this object or this process is.</summary>
internal sealed class RehearsalHost : IDisposable
{
    private readonly RehearsalSettings settings;
    private readonly ThrowawayHost host;
    private readonly ForwardProxy? proxy;
    private readonly Lock gate = new();
    private bool isGone;

    private RehearsalHost(RehearsalSettings settings, ThrowawayHost host, ForwardProxy? proxy) =>
        (this.settings, this.host, this.proxy) = (settings, host, proxy);

    public static RehearsalHost Start(RehearsalSettings settings)
    {
        string state = Shell.Quote(settings.State);
        var host = ThrowawayHost.Of(new()
        {
            Network = settings.Network == RehearsalNetwork.Shared ? HostNetwork.Shared : HostNetwork.Isolated,
            Systemd = settings.Systemd,
            Unit = QuietBoot.Unit,
            RemovePolicyRcd = true,
            Binds = settings.Binds,
            Environment = settings.Environment,
            // Fetched cookbooks are an input, what is compiled is worth keeping; the rest of the state is what this machine's own runs left.
            Preparation = (settings.Systemd ? QuietBoot.Preparation : "") + "\n" + QuickPackages.Preparation + $"\n[ ! -d {state} ] || find {state} -mindepth 1 -maxdepth 1 ! -name cookbooks ! -name cache -exec rm -rf {{}} +",
        });
        try
        {
            QuickPackages.Await(host);
            return new(settings, host, settings.Network == RehearsalNetwork.Proxy ? ForwardProxy.Start(host) : null);
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    /// <summary>Converges and lets the person watch.</summary>
    public Converge ConvergeWatched() => Converge(() => (host.Attach(Command(), withInput: false), ""));

    /// <summary>Converges and keeps what it says.</summary>
    public Converge ConvergeQuietly() => Converge(() =>
    {
        HostResult result = host.Run(Command());
        return (result.ExitCode, result.Stdout + result.Stderr);
    });

    /// <summary>A shell for the person at the terminal; returns when it ends.</summary>
    public void Enter()
    {
        string shell = File.Exists("/bin/bash") ? "/bin/bash" : "/bin/sh";
        host.Attach(new HostCommand(shell) { WorkingFolder = settings.WorkingFolder, Environment = Environment }, withInput: true);
    }

    public HostState Look() => HostState.Of(host, settings.Systemd);

    public IReadOnlyList<HostChange> Changes() => host.Changes();

    /// <summary>Says what became of the text of a file.</summary>
    public FileTexts Texts => new(host.UpperFolder, settings.Redaction);

    /// <summary>A path of the host as this machine reaches it.</summary>
    public string Inside(string path) => host.Inside(path);

    /// <summary>Drops the host. A signal may do so while the rehearsal does; both return when it is gone.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            if (isGone) return;
            isGone = true;
            proxy?.Dispose();
            host.Dispose();
        }
    }

    private Dictionary<string, string> Environment => proxy?.Environment ?? [];

    private HostCommand Command() => new(settings.Program[0], [.. settings.Program.Skip(1), "converge", .. settings.Arguments])
    {
        WorkingFolder = settings.WorkingFolder,
        Environment = Environment,
        Timeout = Timeout.InfiniteTimeSpan,
        Stdin = settings.Input,
    };

    private Converge Converge(Func<(int ExitCode, string Output)> run)
    {
        string records = Inside($"{settings.State}/runs");
        string? before = RecordReader.Newest(records);
        long began = Stopwatch.GetTimestamp();
        (int exitCode, string output) = run();
        return RecordReader.Read(records, before, exitCode, Stopwatch.GetElapsedTime(began), output);
    }
}
