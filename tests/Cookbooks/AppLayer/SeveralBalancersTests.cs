namespace RecipeRunner.Tests.Cookbooks.AppLayer;

/// <summary>Balancers beside each other, and those who watch them.</summary>
internal sealed class SeveralBalancersTests
{
    private static TestStack Two => new TestStack("app1-haproxy", "app2-haproxy")
        .Layer("app1", "app11 127.1.1.1").Layer("app2", "app21 127.1.2.1")
        .Layer("app1-haproxy", "balancer2 127.0.0.2", "balancer1 127.0.0.1").Layer("app2-haproxy", "balancer3 127.0.0.3").Layer("app3-haproxy", "balancer4 127.0.0.4")
        .Set("clusters", """{ "app1": { "port": 81, "stick_table": {} } }""");

    [Test]
    public void They_share_stick_tables_with_all_that_are_online_in_a_layer_of_this_one()
    {
        Balancer balancer = Two.Converge();
        Assert.That(balancer.Section("peers balancers"), Is.EqualTo(new[] { "peer balancer1 127.0.0.1:10000", "peer balancer2 127.0.0.2:10000", "peer balancer3 127.0.0.3:10000" }));
        Assert.That(balancer.Section("global"), Does.Contain("localpeer balancer1"));
        Assert.That(balancer.Section("backend app1"), Does.Contain("stick-table type ip size 100k expire 30m peers balancers"));
        Assert.That(balancer.Section("backend app2"), Has.None.Contains("stick"));
    }

    [Test]
    public void Without_a_stick_table_or_a_port_for_it_there_is_nothing_to_share()
    {
        Assert.That(Two.Set("clusters", """{ "app1": { "port": 81 } }""").Converge().Rendered, Does.Not.Contain("peer"));
        Balancer balancer = Two.Set("peers", """{ "port": null }""").Converge();
        Assert.That(balancer.Rendered, Does.Not.Contain("peer"));
        Assert.That(balancer.Section("backend app1"), Does.Contain("stick-table type ip size 100k expire 30m"));
    }

    [Test]
    public void The_monitor_s_port_stays_whatever_becomes_of_the_clusters()
    {
        Balancer balancer = Two.Layer("app1").Layer("app2").Set("monitor", """{ "port": "8000", "uri": "/alive" }""").Converge();
        Assert.That(balancer.Binds, Is.EqualTo(new[] { "bind *:8000" }));
        Assert.That(balancer.Section("frontend monitor:http"), Is.EqualTo(new[] { "mode http", "bind *:8000", "monitor-uri /alive" }));
    }

    [TestCase("monitor", """{ "port": 81 }""", "Both app_layer.monitor and the cluster app1 listen on *:81")]
    [TestCase("monitor", """{ "port": 81, "address": "127.0.0.1" }""", "Both app_layer.monitor and the cluster app1 listen on *:81")]
    [TestCase("peers", """{ "port": 81 }""", "Both app_layer.peers and the cluster app1 listen on *:81")]
    [TestCase("monitor", """{ "port": 8404 }""", "Both app_layer.monitor and app_layer.stats listen on 127.0.0.1:8404")]
    [TestCase("monitor", """{ "port": 8404, "address": "127.0.0.1" }""", "Both app_layer.monitor and app_layer.stats listen on 127.0.0.1:8404")]
    [TestCase("monitor", """{ "prot": 81 }""", "There is no setting app_layer.monitor.prot")]
    [TestCase("peers", """{ "port": "all" }""", "app_layer.peers.port is 'all'")]
    public void A_port_is_given_once(string key, string json, string said) =>
        Assert.That(Two.Set("stats", """{ "port": 8404, "password": "not for everybody" }""").Set(key, json).Mistake(), Does.Contain(said));
}
