using System.Net;
using System.Text.Json.Nodes;
using RecipeRunner.Machines.Local;
using RecipeRunner.Tests.SystemTests.Hosts;

namespace RecipeRunner.Tests.SystemTests.MainJob;

/// <summary>Ports that close with their clusters: a real systemd and haproxy, and servers that die, fall ill and come back.</summary>
[SystemTest]
public sealed class ClosedPortTests
{
    private const string Memory = "/var/lib/haproxy/port_guard/state";
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);
    private static readonly IPEndPoint Both = new(IPAddress.Loopback, 8090), First = new(IPAddress.Loopback, 8091);

    /// <summary>Two clusters; one port for both, and one for the first alone.</summary>
    private const string Recipe = """
        IncludeRecipe("haproxy");
        const string check = "check inter 100ms fastinter 50ms downinter 50ms fall 2 rise 2 on-marked-down shutdown-sessions";
        HaproxyBackend("app1", new() { Option = "httpchk GET /health", Server = [$"a1 127.0.2.1:8080 {check}", $"a2 127.0.2.2:8080 {check}"] });
        HaproxyBackend("app2", new() { Option = "httpchk GET /health", Server = $"b1 127.0.3.1:8080 {check}" });
        HaproxyFrontend("both", new() { Bind = "127.0.0.1:8090", Acl = "is_app2 path_beg /app2", UseBackend = "app2 if is_app2 or { nbsrv(app1) lt 1 }", DefaultBackend = "app1" });
        HaproxyFrontend("first", new() { Bind = "127.0.0.1:8091", DefaultBackend = "app1" });
        PortGuard("both", new() { Backends = ["app1", "app2"] });
        PortGuard("first", new() { Backends = "app1", MinServers = 2 });
        """;

    /// <summary>A server that is ill fails its check only: whoever is let through to it is served, and that is seen.</summary>
    private const string Servers = """
        defaults
          mode http
          timeout client 60s
          timeout server 60s
          timeout connect 5s
        frontend servers
          bind "${ADDRESSES}"
          http-request return status 503 if { path /health } { env(ILL) -m str yes }
          http-request return status 200 content-type text/plain string "served"

        """;

    private Checkout checkout = null!;

    private ThrowawayHost Host => checkout.Host;

    [OneTimeSetUp]
    public void Converge()
    {
        checkout = Checkout.Start(new() { Systemd = true, Layer = HostLayer.HaproxyInstalled });
        checkout.AddCookbook("guarded", Recipe);
        Host.Write("/srv/servers.cfg", Servers);
        checkout.Converge("-o", "recipe[guarded]").Ok();
    }

    [OneTimeTearDown]
    public void Stop() => checkout?.Dispose();

    [SetUp]
    public void AllWell()
    {
        Start("app1", isIll: false);
        Start("app2", isIll: false);
        AwaitServed(Both);
        AwaitServed(First);
        Wait.Until(() => Status("both") == (true, 3, 3), Soon, "all servers to be usable");
    }

    [Test]
    public void A_port_is_refused_when_all_of_its_clusters_are_gone_and_served_again_when_a_server_returns()
    {
        Assert.That(checkout.Converge("-o", "recipe[guarded]").Ok().Stdout, Does.Contain("Converged: 0 of "));
        Kill("app1");
        AwaitRefused(First);
        AwaitServed(Both);
        Assert.That(Status("first"), Is.EqualTo((false, 0, 2)));
        Assert.That(Status("both"), Is.EqualTo((true, 1, 3)));

        Kill("app2");
        AwaitRefused(Both);
        Assert.That(Status("both"), Is.EqualTo((false, 0, 3)));
        string since = Since("both");

        Host.Run("systemctl", "reload", "haproxy").Ok();
        AwaitRefused(Both);
        Assert.That(Since("both"), Is.EqualTo(since), "a reload opens and closes nothing");
        Start("app2", isIll: false);
        AwaitServed(Both);
        Host.Run("journalctl", "--sync").Ok();
        Assert.That(Host.Run("journalctl", "--unit=haproxy", "--no-pager", "--output=cat").Ok().Stdout,
            Does.Contain("port guard: both closed: 0 usable servers of at least 1 in app1, app2").And.Contain("port guard: both open: 1 usable servers in app1, app2"));
    }

    [Test]
    public void While_its_servers_fail_their_checks_neither_a_reload_nor_a_start_lets_anybody_through()
    {
        Start("app1", isIll: true);
        Start("app2", isIll: true);
        AwaitRefused(Both);
        AwaitRefused(First);

        using var knocking = Knocking.Start(Host, Both);
        for (int i = 0; i < 3; i++) Host.Run("systemctl", "reload", "haproxy").Ok();
        Host.Run("systemctl", "restart", "haproxy").Ok();
        Wait.Until(() => Status("both") == (false, 0, 3), Soon, "haproxy to be up again");
        knocking.Stop();

        Assert.That(knocking.Answers, Is.Empty);
        Assert.That(knocking.Refused, Is.GreaterThan(100));
        AwaitRefused(Both);
    }

    [Test]
    public void A_reload_of_a_live_cluster_loses_nobody_and_keeps_what_an_operator_said()
    {
        Ask("set server app1/a2 state drain");
        Wait.Until(() => Host.Read(Memory).Contains("server app1 a2 127.0.2.2:8080 up drain", StringComparison.Ordinal), Soon, "the guard to remember it");
        using (var load = Load.Start(Host, Both, Soon, shortClients: 4, busyClients: 0, idleClients: 0))
        {
            for (int i = 1; i <= 3; i++)
            {
                Wait.Until(() => load.Connections >= 300 * i, Soon, "connections");
                Host.Run("systemctl", "reload", "haproxy").Ok();
            }
            Wait.Until(() => load.Connections >= 1200, Soon, "connections");
            load.Stop();
            Assert.That(load.Failures, Is.Empty);
        }
        Assert.That(Ask("show servers state app1").Split('\n').Single(line => line.Contains(" a2 ")).Split(' ')[6], Is.EqualTo("8"), "administrative state: drained");
        Ask("set server app1/a2 state ready");
    }

    [Test]
    public void An_operator_closes_an_open_port_and_opens_no_dead_one()
    {
        Ask("disable frontend both");
        AwaitRefused(Both);
        Assert.That(checkout.Host.Run(Checkout.Command("haproxy", "status")).Ok().Stdout, Does.Contain("both: closed by hand, 3 of 3 servers usable"));
        Ask("enable frontend both");
        AwaitServed(Both);

        Kill("app1");
        AwaitRefused(First);
        Ask("enable frontend first");
        AwaitRefused(First);
    }

    [Test]
    public void Haproxy_refuses_to_load_nonsense_and_checking_a_file_leaves_the_memory_alone()
    {
        Host.Write("/srv/wrong.cfg", "global\n  setenv PORTGUARD web\n  lua-load /etc/haproxy/port_guard.lua\n");
        HostResult wrong = Host.Run("haproxy", "-c", "-f", "/srv/wrong.cfg");
        Assert.That(wrong.ExitCode, Is.Not.Zero);
        Assert.That(wrong.Stderr, Does.Contain("port guard: 'web' in PORTGUARD is not FRONTEND=BACKEND"));

        string Identity() => Host.Run("stat", "--format=%i %y", Memory).Ok().Stdout;
        string before = Identity();
        Host.Run("haproxy", "-c", "-f", Checkout.Config).Ok();
        Assert.That(Identity(), Is.EqualTo(before));
    }

    private void Start(string cluster, bool isIll)
    {
        Kill(cluster);
        Host.Run(new HostCommand("haproxy", "-D", "-f", "/srv/servers.cfg", "-p", $"/run/{cluster}.pid")
        {
            Environment = new Dictionary<string, string>
            {
                ["ADDRESSES"] = cluster == "app1" ? "127.0.2.1:8080,127.0.2.2:8080" : "127.0.3.1:8080",
                ["ILL"] = isIll ? "yes" : "no",
            },
        }).Ok();
    }

    private void Kill(string cluster) => Host.Shell($"kill -KILL $(cat /run/{cluster}.pid) 2>/dev/null; rm -f /run/{cluster}.pid").Ok();

    private void AwaitRefused(IPEndPoint port) => Wait.Until(() => Knocking.Once(Host, port) == Knocking.IsRefused, Soon, $"{port} to refuse");

    private void AwaitServed(IPEndPoint port) => Wait.Until(() => Knocking.Once(Host, port) == "HTTP/1.1 200 OK", Soon, $"{port} to serve");

    private (bool IsOpen, int Usable, int Servers) Status(string frontend)
    {
        JsonNode? shown = Shown(frontend);
        return shown is null ? default : ((bool)shown["open"]!, (int)shown["usable"]!, (int)shown["servers"]!);
    }

    private string Since(string frontend) => (string)Shown(frontend)!["since"]!;

    private JsonNode? Shown(string frontend)
    {
        HostResult status = Host.Run(Checkout.Command("haproxy", "status", "--format", "json"));
        return status.ExitCode != 0 ? null : JsonNode.Parse(status.Stdout)!["frontends"]!.AsArray().Single(f => (string)f!["name"]! == frontend);
    }

    /// <summary>An operator's line on haproxy's socket.</summary>
    private string Ask(string line) => new LocalSockets().Ask($"/proc/{Host.Init}/root/run/haproxy/admin.sock", line + "\n", Soon);
}
