using System.Runtime.CompilerServices;
using RecipeRunner.Dsl;

namespace Haproxy;

/// <summary>
/// The service. It reloads, once a run, when its configuration file changed; and what it is told while resources converge (start,
/// restart, reload) it does after the file was rendered, so that an old broken file is in nobody's way.
/// </summary>
/// <action name="create">Writes a systemd unit for it.</action>
/// <action name="delete">Stops it, and removes that unit.</action>
/// <action name="start">Starts it after the file was rendered, and sees that it serves.</action>
/// <action name="stop">Stops it.</action>
/// <action name="restart">Restarts it after the file was rendered, and sees that it serves.</action>
/// <action name="reload">Reloads it after the file was rendered, once however many ask, and sees that a new worker serves.</action>
/// <action name="enable">Has it started at boot.</action>
/// <action name="disable">Has it no longer started at boot.</action>
/// <example><code>
/// HaproxyService("haproxy", new() { Action = [Enable, Start] });
/// </code></example>
public sealed record HaproxyServiceResource : HaproxyConfigFileResource
{
    private static readonly ResourceAction[] Known = ["create", "delete", "start", "stop", "restart", "reload", "enable", "disable"];

    /// <summary>Where HAProxy was installed: its program is `BinPrefix`/sbin/haproxy.</summary>
    public string BinPrefix { get; init; } = "/usr";

    /// <summary>The unit or init script.</summary>
    public string ServiceName { get; init; } = "haproxy";

    /// <summary>The systemd unit that `create` writes: its text, or its sections. Default: master-worker mode, with the configuration checked before each start and reload.</summary>
    public SystemdUnit SystemdUnitContent { get => field ?? DefaultUnit; init; }

    /// <summary>Whether `haproxy -c` checks a new configuration before it takes the old one's place.</summary>
    public bool ConfigTest { get; init; } = true;

    /// <summary>What a configuration that is refused does: `Raise` ends the run, `Log` goes on. The old file stays either way.</summary>
    public ConfigTestFailure ConfigTestFailAction { get; init; } = ConfigTestFailure.Raise;

    /// <summary>
    /// Longest time until a new worker is seen after a start, restart or reload; without one the action fails. Default: 5 seconds.
    /// </summary>
    public TimeSpan SeenWithin { get; init; } = TimeSpan.FromSeconds(5);

    public override IReadOnlyList<ResourceAction> Actions => Known;

    protected override void Compose(ResourceAction action)
    {
        EditFile(file => file with
        {
            Verify = ConfigTest ? $"{Program} -c -V -f {{path}}" : [],
            IgnoreFailure = ConfigTest && ConfigTestFailAction == ConfigTestFailure.Log,
        });
        switch (action.Name)
        {
            case "create": WriteUnit(); break;
            case "delete": RemoveUnit(); break;
            case "start" or "restart" or "reload": break;
            default: Service(ServiceName, new() { Action = action }); break;
        }
        if (action.Name is not ("delete" or "stop" or "disable")) AfterTheFile(action);
    }

    private string Program => BinPrefix == "/usr" ? "haproxy" : $"{BinPrefix}/sbin/haproxy";

    private string UnitFile => $"/etc/systemd/system/{ServiceName}.service";

    /// <summary>The service of the run: it listens to the file, and acts after it was rendered; a reload that several ask for is one.</summary>
    private void AfterTheFile(ResourceAction action) => WithRunContext(Root, () => EditResource($"service[{ServiceName}]", (ServiceResource service) => service with
    {
        DelayedAction = action.Name is "create" or "enable" ? service.DelayedAction : service.DelayedAction?.And(action) ?? action,
        Witness = new ReloadProof(ConfigFile) { Program = Program, Within = SeenWithin }.See,
        Subscribes = Hears(service) ? service.Subscribes : (service.Subscribes ?? []).And(new Subscription(Reload, FileKey)),
    }, DeclaredAt.File, DeclaredAt.Line));

    private bool Hears(ServiceResource service) => service.Subscribes?.Any(s => s.Sources.Contains(FileKey)) == true;

    private void WriteUnit()
    {
        File("/etc/default/haproxy", new() { Content = "", Owner = "root", Group = "root", Mode = "0644" });
        File(UnitFile, new() { Content = SystemdUnitContent.ToString(), Owner = "root", Group = "root", Mode = "0644", Notifies = [new(Run, "execute[systemctl daemon-reload]", Immediately)] });
        ReadUnitsAgain();
    }

    private void RemoveUnit()
    {
        Service(ServiceName, new() { Action = [Stop, Disable] });
        File("/etc/default/haproxy", new() { Action = Delete });
        File(UnitFile, new() { Action = Delete, Notifies = [new(Run, "execute[systemctl daemon-reload]", Immediately)] });
        ReadUnitsAgain();
    }

    private static void ReadUnitsAgain() => Execute("systemctl daemon-reload", new()
    {
        Command = new[] { "systemctl", "daemon-reload" },
        Action = Nothing,
        OnlyIf = When(() => DirectoryExists("/run/systemd/system")),
    });

    private SystemdUnit DefaultUnit => new()
    {
        ["Unit"] = new() { ["Description"] = "HAProxy Load Balancer", ["Documentation"] = "man:haproxy(1)", ["After"] = "network-online.target rsyslog.service", ["Wants"] = "network-online.target" },
        ["Service"] = new()
        {
            ["EnvironmentFile"] = "-/etc/default/haproxy",
            ["Environment"] = $"\"CONFIG={ConfigFile}\" \"PIDFILE=/run/haproxy.pid\"",
            ["ExecStartPre"] = $"{BinPrefix}/sbin/haproxy -c -q -f $CONFIG",
            ["ExecStart"] = $"{BinPrefix}/sbin/haproxy -Ws -f $CONFIG -p $PIDFILE -S /run/haproxy-master.sock $OPTIONS",
            ["ExecReload"] = [$"{BinPrefix}/sbin/haproxy -c -q -f $CONFIG", "/bin/kill -USR2 $MAINPID"],
            ["Type"] = "notify",
            ["KillMode"] = "mixed",
            ["Restart"] = "always",
            ["SuccessExitStatus"] = "143",
        },
        ["Install"] = new() { ["WantedBy"] = "multi-user.target" },
    };
}

[RecipeVerbs]
public static class HaproxyServiceVerbs
{
    /// <summary>Declares the service. Actions: create (default), delete, start, stop, restart, reload, enable, disable.</summary>
    public static ResourceSlot HaproxyService(string name = "haproxy", HaproxyServiceResource? properties = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Declare(name, properties ?? new(), file, line);
}
