using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using RecipeRunner.Tests.SystemTests.Hosts;

namespace RecipeRunner.Tests.SystemTests.MainJob;

/// <summary>Configuration changes under load, with a real systemd, two servers behind haproxy, and clients that never rest.</summary>
[SystemTest]
public sealed class NeverDownTests
{
    private static readonly IPEndPoint Web = new(IPAddress.Loopback, 8090);

    private const string Servers = """
        defaults
          mode http
          timeout client 60s
          timeout server 60s
          timeout connect 5s
        frontend servers
          bind 127.0.2.1:8080
          bind 127.0.2.2:8080
          http-request return status 200 content-type text/plain string "served"

        """;

    private Checkout checkout = null!;

    [OneTimeSetUp]
    public void Converge()
    {
        checkout = Checkout.Start(new() { Systemd = true, Layer = HostLayer.HaproxyInstalled });
        checkout.Host.Write("/srv/servers.cfg", Servers);
        // Processes of their own, which no reload concerns.
        checkout.Host.Run("haproxy", "-D", "-f", "/srv/servers.cfg", "-p", "/run/servers.pid").Ok();
        Change(0);
    }

    [OneTimeTearDown]
    public void Stop() => checkout?.Dispose();

    [Test]
    public void No_new_connection_fails_while_the_configuration_changes() => Measure(changes: 3, connections: 2_000, TimeSpan.FromSeconds(60));

    /// <summary>The figures of cookbooks/haproxy/docs/never-down.md.</summary>
    [Explicit("It measures for minutes.")]
    [TestCase(true)]
    [TestCase(false)]
    public void Ten_changes_and_fifty_thousand_connections(bool idleCloseOnResponse)
    {
        if (!idleCloseOnResponse) checkout.Host.Run("sed", "-i", "s/, \"idle-close-on-response\"//", $"{Checkout.Folder}/cookbooks/haproxy/recipes/default.csx").Ok();
        Measure(changes: 10, connections: 50_000, TimeSpan.FromMinutes(4));
    }

    private void Measure(int changes, int connections, TimeSpan longest)
    {
        int reloads = ServiceJournal.Reloads(checkout.Host);
        long began = Stopwatch.GetTimestamp();
        using var load = Load.Start(checkout.Host, Web, longest, shortClients: 6, busyClients: 3, idleClients: 12);
        for (int i = 1; i <= changes; i++)
        {
            // Between the changes too: all through a reload, and before the next.
            int target = connections * i / (changes + 1);
            Wait.Until(() => load.Connections >= target, longest, $"{target} connections");
            Change(i);
        }
        Wait.Until(() => load.Connections >= connections, longest, $"{connections} connections");
        load.Stop();

        TestContext.Out.WriteLine($"{changes} changes in {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s: {load.Connections} new connections, "
            + $"{load.Requests} requests on kept ones, of which {load.FoundClosed} found theirs closed; {load.Failures.Count} failed: {string.Join(", ", load.Failures.CountBy(f => f))}");
        Assert.That(load.Failures, Is.Empty);
        Assert.That(ServiceJournal.Reloads(checkout.Host) - reloads, Is.EqualTo(changes), "each change was one reload");
    }

    /// <summary>The n-th configuration: a limit that changes, and a second server that comes and goes.</summary>
    private void Change(int n)
    {
        checkout.Edit(node => node["haproxy"] = JsonNode.Parse($$"""
            { "maxconn": {{4000 + n}}, "clusters": { "web": { "bind": "{{Web}}", "mode": "http", "balance": "roundrobin", "check": "inter 1s",
              "servers": [ {"name": "one", "address": "127.0.2.1", "port": 8080} {{(n % 2 == 0 ? ", {\"name\": \"two\", \"address\": \"127.0.2.2\", \"port\": 8080}" : "")}} ] } } }
            """));
        checkout.Converge("-o", "recipe[haproxy]").Ok();
    }
}
