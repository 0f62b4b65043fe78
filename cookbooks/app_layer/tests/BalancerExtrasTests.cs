namespace AppLayer.Tests;

/// <summary>What a balancer has besides its clusters, where the settings ask for it.</summary>
public sealed class BalancerExtrasTests
{
    private const string Config = "/etc/haproxy/haproxy.cfg";

    private readonly FakeMachine machine = Stack.Machine();

    /// <summary>The configuration with further settings in <c>app_layer</c>.</summary>
    private string Rendered(string settings, string? json = null)
    {
        json ??= Stack.WithTwoServers;
        RecipeTest.On(machine).WithAttributes(json.Replace("\"app_layer\": {", $"\"app_layer\": {{ {settings},", StringComparison.Ordinal)).Converge("recipe[app_layer]");
        return machine.ReadText(Config);
    }

    [Test]
    public void The_monitor_has_a_port_of_its_own() =>
        Assert.That(Rendered("\"monitor\": { \"port\": 8000, \"uri\": \"/alive\" }"), Does.Contain("frontend monitor:http\n").And.Contain("bind *:8000\n").And.Contain("monitor-uri /alive\n"));

    [Test]
    public void The_statistics_ask_for_a_password_that_haproxy_alone_can_read()
    {
        string config = Rendered("\"stats\": { \"port\": 8404, \"password\": \"not for everybody\" }");
        Assert.That(config, Does.Contain("frontend stats:http\n").And.Contain("bind 127.0.0.1:8404\n").And.Contain("-f /etc/haproxy/stats.auth").And.Not.Contain("not for everybody"));
        Assert.That((machine.ModeOf("/etc/haproxy/stats.auth"), machine.OwnerOf("/etc/haproxy/stats.auth")), Is.EqualTo(("0400", "haproxy:haproxy")));
    }

    [Test]
    public void A_stick_table_is_shared_with_the_other_balancers_of_the_layer()
    {
        string two = Stack.WithTwoServers
            .Replace("\"port\": 8081", "\"port\": 8081, \"stick_table\": {}", StringComparison.Ordinal)
            .Replace("\"balancer1\": {", "\"balancer2\": { \"status\": \"online\", \"private_ip\": \"127.0.0.2\" }, \"balancer1\": {", StringComparison.Ordinal);
        Assert.That(Rendered("\"demo\": false", two), Does.Contain("localpeer balancer1\n").And.Contain("peer balancer2 127.0.0.2:10000\n").And.Contain("peers balancers\n"));
    }

    [Test]
    public void The_demo_answers_on_the_servers_addresses() =>
        Assert.That(Rendered("\"demo\": true"), Does.Contain("frontend demo:app11:80\n").And.Contain("bind 127.1.1.1:80\n"));
}
