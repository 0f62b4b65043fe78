using System.Text.Json.Nodes;
using RecipeRunner.Tests.SystemTests.Hosts;

namespace RecipeRunner.Tests.SystemTests.Clusters;

/// <summary>A balancer and its application hosts, each with a real systemd and an address of its own.</summary>
[SystemTest]
public sealed class ClusterTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private ClusterStack stack = null!;

    [OneTimeSetUp]
    public void Start()
    {
        stack = ClusterStack.Start(3);
        // What a dying server takes with it may be asked again; HAProxy does not know that of itself.
        stack.Settings["backend_lines"] = new JsonArray("retry-on conn-failure empty-response");
        // What is being tried again would otherwise be cut off with the server that it came from.
        stack.Settings["check"] = new JsonObject { ["on_marked_down"] = null };
    }

    [OneTimeTearDown]
    public void Stop() => stack?.Dispose();

    [SetUp]
    public void Converge()
    {
        stack.Network.Heal([.. stack.Applications.Select(a => a.Host)]);
        foreach (var application in stack.Applications)
            application.Return();
        stack.Configure(stack.Applications.Take(3));
        stack.Await(stack.Applications.Take(3), Limit);
    }

    [Test]
    public void When_one_server_dies_no_request_fails_and_it_returns()
    {
        using var load = Clients();

        stack.Applications[1].Kill();
        stack.Await([stack.Applications[0], stack.Applications[2]], Limit);
        stack.Applications[1].Return();
        stack.Await(stack.Applications.Take(3), Limit);

        AssertNoFailure(load);
    }

    [Test]
    public void When_all_servers_die_connections_are_refused_until_one_returns()
    {
        foreach (var application in stack.Applications)
            application.Kill();
        AssertRefused();
        stack.Configure(stack.Applications.Skip(1).Take(2));
        AssertRefused();

        stack.Applications[2].Return();
        Wait.Until(() => stack.Ask() is { Outcome: Outcome.Served, Answer: "app13" }, Limit, "an answer");
    }

    [Test]
    public void When_all_hosts_vanish_connections_are_refused_until_they_are_back()
    {
        ThrowawayHost[] hosts = [.. stack.Applications.Select(a => a.Host)];

        stack.Network.Cut(hosts);
        AssertRefused();

        stack.Network.Heal(hosts);
        stack.Await(stack.Applications.Take(3), Limit);
    }

    [Test]
    public void An_added_instance_serves_within_one_converge_and_no_connection_is_lost()
    {
        stack.AddApplication();
        using var load = Clients();

        stack.Configure(stack.Applications);
        stack.Await(stack.Applications, Limit);

        AssertNoFailure(load);
    }

    [Test]
    public void A_removed_instance_ends_what_it_has_begun_and_gets_nothing_new()
    {
        var leaving = stack.Applications[2];
        var held = Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => stack.Ask("/held"))));
        Wait.Until(() => leaving.IsHolding, Limit, "work at the instance that leaves");
        using var load = Clients();

        stack.Configure(stack.Applications.Take(2));

        Assert.That(stack.Answers(), Is.EquivalentTo(Names(2)));
        AssertNoFailure(load);
        foreach (var application in stack.Applications)
            application.LetGo();
        Assert.That(held.Result.Select(a => (a.Outcome, a.Answer)), Is.EquivalentTo(Names(3).Select(n => (Outcome.Served, n))));
    }

    private static IEnumerable<string> Names(int count) => Enumerable.Range(1, count).Select(n => $"app1{n}");

    private Load Clients() => Load.Start(stack.Client, stack.Front, longest: Limit, shortClients: 2, busyClients: 1, idleClients: 3);

    /// <summary>Soon, and then always.</summary>
    private void AssertRefused()
    {
        Wait.Until(() => stack.Ask().Outcome == Outcome.Refused, Limit, "a refused connection");
        Assert.That(Enumerable.Range(0, 20).Select(_ => stack.Ask().Outcome), Is.All.EqualTo(Outcome.Refused));
    }

    private static void AssertNoFailure(Load load)
    {
        load.Stop();
        Assert.That(load.Connections, Is.GreaterThan(20));
        Assert.That(load.Failures, Is.Empty);
    }
}
