using System.Text.Json.Nodes;
using RecipeRunner.Machines;
using RecipeRunner.Reporting;
using RecipeRunner.Testing;

namespace RecipeRunner.Tests.Cookbooks.Haproxy;

public sealed class DefaultRecipeTests
{
    private readonly Balancer balancer = new();

    private RecipeTestResult Converge(string json) => balancer.On(JsonNode.Parse(json)!).Converge("recipe[haproxy]");

    [SetUp]
    public void MakeMachine() => balancer.Machine.ClearLog();

    [Test]
    public void It_installs_configures_and_runs_haproxy_in_this_order()
    {
        var balancer = new Balancer();
        RecipeTestResult result = balancer.On(new JsonObject()).Converge("recipe[haproxy]");
        Assert.That(result.Actions.Where(a => a.Status == ActionStatus.Updated && a.Resource.Depth == 0).Select(a => $"{a.Resource.Key} {a.Action}"), Is.EqualTo(new[]
        {
            "haproxy_install[package] install", "directory[/etc/haproxy] create", $"template[{Balancer.Config}] create", "service[haproxy] reload",
        }));
        FileStatus config = balancer.Machine.Files.Stat(Balancer.Config)!.Value;
        Assert.That((config.Mode, config.Uid), Is.EqualTo((0x1A4, balancer.Machine.Accounts.User("haproxy")!.Uid)));
        Assert.That(balancer.Binds, Is.Empty);
    }

    [Test]
    public void Attributes_set_the_limits_and_the_place_of_the_configuration()
    {
        Converge("""{ "haproxy": { "config_file": "/srv/haproxy/my.cfg", "maxconn": 77, "timeouts": { "client": "9s" } } }""");
        Assert.That(balancer.Machine.ReadText("/srv/haproxy/my.cfg"), Does.Contain("maxconn 77\n").And.Contain("timeout client 9s\n").And.Contain("timeout connect 5s\n"));
    }

    [Test]
    public void Clusters_come_from_attributes_of_whoever_sets_them()
    {
        Converge("""
            { "haproxy": { "clusters": { "web": { "bind": "*:81", "mode": "http", "balance": "source", "check": "inter 3s",
              "servers": [ { "name": "a", "address": "127.0.0.2", "port": 8080 } ] } } } }
            """);
        Assert.That(balancer.Rendered, Does.Contain("frontend web\n  mode http\n  default_backend web\n  bind *:81\n").And.Contain("  server a 127.0.0.2:8080 check inter 3s\n"));
    }

    [Test]
    public void A_refused_configuration_leaves_the_old_one_and_reloads_nothing()
    {
        var balancer = new Balancer();
        balancer.On(new JsonObject()).Converge("recipe[haproxy]");
        string old = balancer.Rendered;
        balancer.Machine.ClearLog();
        balancer.Machine.Command("haproxy -c *").Returns(1, stderr: "[ALERT] no");

        RecipeTestResult result = balancer.On(JsonNode.Parse("""{ "haproxy": { "maxconn": 5 } }""")!).TryConverge("recipe[haproxy]");

        Assert.That(result.Error!.Message, Does.Contain("[ALERT] no").And.Contain("the old file stays"));
        Assert.That(balancer.Rendered, Is.EqualTo(old));
        Assert.That(balancer.Machine.Log, Is.Empty);
    }

    [Test]
    public void A_stopped_haproxy_is_started_after_its_configuration_was_written()
    {
        var balancer = new Balancer();
        balancer.On(new JsonObject()).Converge("recipe[haproxy]");
        balancer.Machine.Services.Stop("haproxy");
        balancer.Machine.ClearLog();
        RecipeTestResult result = balancer.On(JsonNode.Parse("""{ "haproxy": { "maxconn": 5 } }""")!).Converge("recipe[haproxy]");
        Assert.That(balancer.Machine.Log[0], Is.EqualTo("start haproxy"));
        Assert.That(result.StatusOf($"template[{Balancer.Config}]"), Is.EqualTo(ActionStatus.Updated));
    }
}
