using RecipeRunner.Reporting;

namespace RecipeRunner.Tests.Reporting;

/// <summary>Runs as streams of events, for the formatters.</summary>
internal static class SampleRuns
{
    public static readonly DateTimeOffset At = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    public static readonly RunEvent[] Converge =
    [
        new RunStarted(At, "lb1.example", ["recipe[app_layer]"], WhyRun: false),
        new CompilePhaseCompleted([("app_layer", "0.1.0"), ("haproxy", "1.2.0")], 6, 2),
        new OwedNotificationFound("service[haproxy]", "reload", "template[/etc/haproxy/haproxy.cfg]", true),
        new OwedNotificationFound("service[gone]", "restart", "file[/x]", false),
        .. Updated(Resource("package[haproxy]", 4), "install", "install version 2.6.12-1 of package haproxy"),
        .. UpToDate(Resource("directory[/etc/haproxy]", 6), "create"),
        .. Updated(Resource("template[/etc/haproxy/haproxy.cfg]", 8), "create", "update content in file /etc/haproxy/haproxy.cfg",
            "--- /etc/haproxy/haproxy.cfg\n+++ /etc/haproxy/haproxy.cfg (new)\n@@ -1,2 +1,2 @@\n global\n-  maxconn 10\n+  maxconn 20\n"),
        .. Skipped(Resource("execute[warm up]", 12), "run", "only_if: test -f /ready"),
        .. Composite(),
        new Message(LogLevel.Warn, "needrestart is not installed"),
        new Message(LogLevel.Debug, "not shown by default"),
        .. Updated(Resource("service[haproxy]", 15) with { NotifiedBy = "template[/etc/haproxy/haproxy.cfg]" }, "reload", "reload service haproxy"),
        new RunCompleted(RunStatus.Succeeded, 5, 0, 8, 0, TimeSpan.FromMilliseconds(1234), null, ["curl http://127.0.0.1:8080/", "curl http://127.0.0.1:8081/"]),
    ];

    public static readonly RunEvent[] Plan =
    [
        new RunStarted(At, "lb1.example", ["recipe[haproxy]"], WhyRun: true),
        new CompilePhaseCompleted([("haproxy", "1.2.0")], 3, 0),
        .. Would(Resource("template[/etc/haproxy/haproxy.cfg]", 8), "create", new Change("update content in file /etc/haproxy/haproxy.cfg"), ActionStatus.WouldUpdate),
        .. Would(Resource("service[haproxy]", 15), "start", new Change("start service haproxy", null, "package haproxy may start it"), ActionStatus.MayUpdate),
        new ActionStarted(Resource("file[/etc/extra]", 20), "create"),
        new ActionCompleted(Resource("file[/etc/extra]", 20), "create", ActionStatus.MayUpdate, [], TimeSpan.Zero, "execute[build] may write it"),
        new RunCompleted(RunStatus.Succeeded, 1, 2, 3, 0, TimeSpan.FromMilliseconds(20), null, []),
    ];

    public static readonly RunEvent[] Failing =
    [
        new RunStarted(At, "lb1.example", ["recipe[haproxy]"], WhyRun: false),
        new ActionStarted(Resource("execute[flaky]", 3), "run"),
        new StepStarted(Resource("execute[flaky]", 3), "execute flaky"),
        new ActionRetried(Resource("execute[flaky]", 3), "run", 1, "`flaky` exited with 1"),
        new StepStarted(Resource("execute[flaky]", 3), "execute flaky"),
        new ActionCompleted(Resource("execute[flaky]", 3), "run", ActionStatus.Failed, [], TimeSpan.FromSeconds(2),
            "`flaky` exited with 1 instead of 0\nstderr: no such host\nset `Returns` when 1 is fine"),
        new RunCompleted(RunStatus.Failed, 0, 0, 1, 1, TimeSpan.FromSeconds(62), "execute[flaky] failed", []),
    ];

    public static readonly RunEvent[] Ignoring =
    [
        new RunStarted(At, "lb1.example", ["recipe[haproxy]"], WhyRun: false),
        .. UpToDate(Resource("file[/a]", 2), "create"),
        new ActionStarted(Resource("execute[warm up]", 3), "run"),
        new ActionCompleted(Resource("execute[warm up]", 3), "run", ActionStatus.Failed, [], TimeSpan.FromSeconds(2), "`warm up` ended with exit code 1\nno such host") { IsIgnored = true },
        new ActionStarted(Resource("execute[whisper]", 4), "run"),
        new ActionCompleted(Resource("execute[whisper]", 4), "run", ActionStatus.Failed, [], TimeSpan.FromSeconds(2), "`whisper` ended with exit code 1\nno such host") { IsIgnored = true, IsQuiet = true },
        new RunCompleted(RunStatus.Succeeded, 0, 0, 1, 2, TimeSpan.FromSeconds(4), null, []),
    ];

    public static ResourceInfo Resource(string key, int line) => new(key, "haproxy::default", new("cookbooks/haproxy/recipes/default.csx", line), 0, null);

    public static IEnumerable<RunEvent> UpToDate(ResourceInfo resource, string action) =>
        [new ActionStarted(resource, action), new ActionCompleted(resource, action, ActionStatus.UpToDate, [], TimeSpan.FromMilliseconds(0.25), null)];

    private static IEnumerable<RunEvent> Skipped(ResourceInfo resource, string action, string reason) =>
        [new ActionStarted(resource, action), new ActionCompleted(resource, action, ActionStatus.Skipped, [], TimeSpan.FromMilliseconds(3), reason)];

    private static IEnumerable<RunEvent> Updated(ResourceInfo resource, string action, string description, string? diff = null)
    {
        var change = new Change(description, diff is null ? null : new Lazy<string>(diff));
        return
        [
            new ActionStarted(resource, action), new StepStarted(resource, description), new StepCompleted(resource, change),
            new ActionCompleted(resource, action, ActionStatus.Updated, [change], TimeSpan.FromMilliseconds(12.5), null),
        ];
    }

    private static IEnumerable<RunEvent> Would(ResourceInfo resource, string action, Change change, ActionStatus status) =>
    [
        new ActionStarted(resource, action), new StepStarted(resource, change.Description), new StepCompleted(resource, change),
        new ActionCompleted(resource, action, status, [change], TimeSpan.FromMilliseconds(1), change.MayBecause),
    ];

    private static IEnumerable<RunEvent> Composite()
    {
        ResourceInfo outer = Resource("app_layer_port[80]", 13);
        ResourceInfo inner = new("file[/etc/port guard]", "app_layer::default", new("cookbooks/app_layer/resources/Port.cs", 7), 1, null);
        return
        [
            new ActionStarted(outer, "open"),
            .. Updated(inner, "create", "create new file /etc/port guard"),
            .. UpToDate(inner with { Key = "directory[/etc]" }, "create"),
            new ActionCompleted(outer, "open", ActionStatus.Updated, [], TimeSpan.FromMilliseconds(20), null),
        ];
    }
}
