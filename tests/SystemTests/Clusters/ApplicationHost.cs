using System.Globalization;
using RecipeRunner.Tests.SystemTests.Hosts;

namespace RecipeRunner.Tests.SystemTests.Clusters;

/// <summary>A host of an application layer, with a real systemd and a server that can die, hang and return.</summary>
internal sealed class ApplicationHost
{
    public const int Port = 8080;

    private const string FolderInHost = "/opt/application";
    private const string Unit = "/etc/systemd/system/application.service";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private static readonly string Assembly = typeof(ApplicationServer).Assembly.Location;

    private static readonly string Service = $"""
        [Unit]
        StartLimitIntervalSec=0
        [Service]
        Environment=DOTNET_ROOT={Dotnet.RootInHost}
        ExecStart={Dotnet.RootInHost}/dotnet {FolderInHost}/{Path.GetFileName(Assembly)} {ApplicationServer.Verb} {Port}

        """;

    private int process; // 0 when there is none.

    private ApplicationHost(string name, ThrowawayHost host) => (Name, Host) = (name, host);

    public string Name { get; }

    public ThrowawayHost Host { get; }

    /// <summary>Starts the host and its server.</summary>
    public static ApplicationHost Start(PrivateNetwork network, string name)
    {
        var host = ThrowawayHost.Start(new()
        {
            Systemd = true,
            Hostname = name,
            Joins = network,
            Binds = [new(Path.GetDirectoryName(Assembly)!, FolderInHost)],
        });
        var application = new ApplicationHost(name, host);
        host.Write(Unit, Service);
        application.Return();
        return application;
    }

    /// <summary>Starts the server, if it does not run, and waits until it listens.</summary>
    /// <returns>Since when it does, in ticks of the machine's monotonic clock.</returns>
    public long Return()
    {
        if (process == 0)
        {
            File.Delete(InHost(ApplicationServer.Since));
            Host.Run("systemctl", "restart", "application").Ok();
            Wait.Until(() => File.Exists(InHost(ApplicationServer.Since)), Limit, $"{Name} to listen");
            process = Host.Processes().Single(p => p.CommandLine.Contains(ApplicationServer.Verb, StringComparison.Ordinal)).MachinePid;
        }
        return long.Parse(File.ReadAllText(InHost(ApplicationServer.Since)), CultureInfo.InvariantCulture);
    }

    /// <summary>The process dies at once; its port refuses.</summary>
    public void Kill()
    {
        if (process != 0)
            Signal.Send(process, Signal.Kill);
        process = 0;
    }

    /// <summary>The process does nothing more; the kernel still takes connections for it.</summary>
    public void Hang() => Signal.Send(process, Signal.Stop);

    /// <summary>It goes on where it hung.</summary>
    public void Resume() => Signal.Send(process, Signal.Continue);

    /// <summary>Whether a request for /held is being held.</summary>
    public bool IsHolding => File.Exists(InHost(ApplicationServer.Held));

    public void LetGo() => File.Delete(InHost(ApplicationServer.Held));

    /// <summary>The messages that have arrived so far.</summary>
    public IEnumerable<int> Messages() =>
        File.Exists(InHost(ApplicationServer.Messages)) ? File.ReadLines(InHost(ApplicationServer.Messages)).Select(line => int.Parse(line, CultureInfo.InvariantCulture)) : [];

    private string InHost(string path) => $"/proc/{Host.Init}/root{path}";
}
