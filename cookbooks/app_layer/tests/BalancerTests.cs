namespace AppLayer.Tests;

/// <summary>recipe[app_layer] on an instance of a HAProxy layer.</summary>
public sealed class BalancerTests
{
    private const string Config = "/etc/haproxy/haproxy.cfg";

    private readonly FakeMachine machine = Stack.Machine();

    [Test]
    public void The_servers_that_are_online_are_balanced()
    {
        RecipeTest.On(machine).WithAttributes(Stack.WithTwoServers).Converge("recipe[app_layer]");
        Assert.That(machine.ReadText(Config), Does.Contain("server app11 127.1.1.1:").And.Contain("server app12 127.1.1.2:").And.Contain("bind *:8081"));
    }

    [Test]
    public void A_server_that_is_stopped_leaves_with_one_reload()
    {
        RecipeTest.On(machine).WithAttributes(Stack.WithTwoServers).Converge("recipe[app_layer]");
        machine.ClearLog();

        RecipeTestResult run = RecipeTest.On(machine).WithAttributes(Stack.WithOneServer).Converge("recipe[app_layer]");

        Assert.That(machine.ReadText(Config), Does.Contain("server app11 ").And.Not.Contain("server app12 "));
        Assert.That(run.Changed, Is.EqualTo(new[] { $"template[{Config}] create", "service[haproxy] reload" }));
        Assert.That(machine.Log, Is.EqualTo(new[] { "reload haproxy" }));
    }

    [Test]
    public void What_a_stopped_server_changes_reads_well()
    {
        RecipeTest.On(machine).WithAttributes(Stack.WithTwoServers).Converge("recipe[app_layer]");
        Snapshot.Match(RecipeTest.On(machine).WithAttributes(Stack.WithOneServer).Plan("recipe[app_layer]").Text);
    }

    [Test]
    public void An_instance_of_no_balancing_layer_gets_no_haproxy()
    {
        string json = Stack.WithTwoServers.Replace("\"layers\": [\"app1-haproxy\"]", "\"layers\": [\"app1\"]", StringComparison.Ordinal);
        RecipeTestResult run = RecipeTest.On(machine).WithAttributes(json).Converge("recipe[app_layer::balancer]");
        Assert.That((run.Updated, machine.Packages.Status("haproxy").IsInstalled), Is.EqualTo((0, false)));
        Assert.That(run.Messages, Has.Some.Contains("in no HAProxy layer"));
    }
}
