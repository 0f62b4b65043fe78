using System.Text.Json.Nodes;
using RecipeRunner.Reporting;
using RecipeRunner.Testing;

namespace RecipeRunner.Tests.Cookbooks.AppLayer;

/// <summary>Which servers a cluster has, and what a change of them does.</summary>
public sealed class ServerTests
{
    private Balancer balancer = null!;

    [SetUp]
    public void MakeMachine() => balancer = new();

    [TestCase("small-chef11.json", "app1", "app11 127.1.1.2:80", "app12 127.1.1.3:80")]
    [TestCase("small-chef11.setup.json", "app1", "app11 127.1.1.2:80", "app12 127.1.1.3:80")]
    [TestCase("partial.json", "app1", "app11 127.1.1.2:80", "app112 127.1.1.13:80", "shared1 127.1.1.15:80")]
    [TestCase("partial.strict.json", "app1", "app11 127.1.1.2:80", "app112 127.1.1.13:80", "shared1 127.1.1.15:80")]
    public void The_servers_are_those_of_the_paired_layer_that_are_online_and_have_an_address(string stack, string cluster, params string[] servers)
    {
        balancer.Converge(Balancer.Stack(stack));
        Assert.That(balancer.Backends.Keys, Is.EqualTo(new[] { cluster }));
        Assert.That(balancer.Backends[cluster], Is.EqualTo(servers));
    }

    [Test]
    public void An_empty_cluster_closes_its_port_and_haproxy_runs()
    {
        balancer.Converge(Balancer.Stack("empty-cluster.json"));
        Assert.That(balancer.Binds, Is.Empty);
        Assert.That(balancer.Backends, Is.Empty);
        Assert.That(balancer.Machine.Services.Status("haproxy").Running, Is.True);
    }

    [Test]
    public void An_application_server_gets_no_haproxy()
    {
        RecipeTestResult result = balancer.Converge(Balancer.Stack("small-chef11.app11.json"));
        Assert.That(result.Actions.Select(a => a.Resource.Key), Is.EqualTo(new[] { "log[app_layer: this instance is in no HAProxy layer (its layers: app1; see app_layer.pairs).]" }));
        Assert.That(balancer.Machine.Log, Is.Empty);
        Assert.That(balancer.Machine.Files.Stat(Balancer.Config), Is.Null);
    }

    [Test]
    public void A_haproxy_layer_without_its_application_layer_warns_and_names_the_layers()
    {
        JsonNode stack = Balancer.Stack("small-chef11.json");
        stack["opsworks"]!["layers"]!.AsObject().Remove("app1");
        RecipeTestResult result = balancer.Converge(stack);
        Assert.That(result.Messages, Has.One.Contains("app1-haproxy").And.Contains("'app1'").And.Contains("app1-haproxy, app2, app2-haproxy"));
        Assert.That(balancer.Binds, Is.Empty);
        Assert.That(balancer.Machine.Services.Status("haproxy").Running, Is.True);
    }

    [Test]
    public void The_order_of_the_json_means_nothing()
    {
        JsonNode stack = Balancer.Stack("partial.json");
        balancer.Converge(stack);
        string before = balancer.Rendered;
        JsonObject instances = Balancer.Instances(stack, "app1");
        KeyValuePair<string, JsonNode?>[] turned = [.. instances.Reverse()];
        instances.Clear();
        foreach ((string name, JsonNode? instance) in turned) instances[name] = instance;

        RecipeTestResult second = balancer.Converge(stack);

        Assert.That(second.Updated, Is.Zero);
        Assert.That(balancer.Rendered, Is.EqualTo(before));
    }

    [TestCase("stopped", "127.1.1.3")]
    [TestCase("booting", "127.1.1.3")]
    [TestCase("connection_lost", "127.1.1.3")]
    [TestCase(null, "127.1.1.3")]
    [TestCase("online", null)]
    [TestCase("online", "")]
    public void An_instance_that_is_not_online_or_has_no_address_is_no_server(string? status, string? address)
    {
        JsonNode stack = Balancer.Stack("small-chef11.json");
        JsonNode instance = Balancer.Instances(stack, "app1")["app12"]!;
        instance["status"] = status;
        instance["private_ip"] = address;
        balancer.Converge(stack);
        Assert.That(balancer.Backends["app1"], Is.EqualTo(new[] { "app11 127.1.1.2:80" }));
    }

    [Test]
    public void Without_a_stack_the_error_names_the_attribute_and_the_file_that_lacks_it()
    {
        RecipeTestResult result = balancer.On(new JsonObject()).TryConverge("recipe[app_layer]");
        Assert.That(result.Error!.Message, Does.Contain("the attribute opsworks is missing").And.Contain("node.json"));
        Assert.That(balancer.Machine.Log, Is.Empty);
    }

    [Test]
    public void Nothing_answers_by_itself_unless_the_demo_is_asked_for()
    {
        balancer.Converge(Balancer.Stack("small-chef11.json"));
        Assert.That(balancer.Rendered, Does.Not.Contain("http-request return"));
    }

    [Test]
    public void The_demo_answers_only_on_addresses_of_this_machine()
    {
        JsonNode stack = Balancer.Stack("node.json");
        Balancer.Instances(stack, "app1")["app12"]!["private_ip"] = "10.0.0.12";
        balancer.Converge(stack);
        Assert.That(balancer.Binds, Is.EqualTo(new[] { "bind *:8081", "bind *:8082", "bind 127.1.1.1:8080", "bind 127.1.2.1:8080" }));
        Assert.That(balancer.Backends["app1"], Does.Contain("app12 10.0.0.12:8080"));
    }

    [TestCase("node.json")]
    [TestCase("small-chef11.json")]
    [TestCase("empty-cluster.json")]
    public void A_second_converge_does_nothing(string stack)
    {
        balancer.Converge(Balancer.Stack(stack));
        balancer.Machine.ClearLog();
        Assert.That(balancer.Converge(Balancer.Stack(stack)).Updated, Is.Zero);
        Assert.That(balancer.Machine.Log, Is.Empty);
    }

    [TestCase("stop")]
    [TestCase("add")]
    [TestCase("move")]
    public void A_changed_instance_is_one_template_and_one_reload(string change)
    {
        JsonNode stack = Balancer.Stack("node.json");
        balancer.Converge(stack);
        balancer.Machine.ClearLog();
        JsonObject instances = Balancer.Instances(stack, "app1");
        switch (change)
        {
            case "stop": instances["app12"]!["status"] = "stopped"; break;
            case "move": instances["app12"]!["private_ip"] = "127.1.1.9"; break;
            default:
                instances["app13"] = instances["app12"]!.DeepClone();
                instances["app13"]!["private_ip"] = "127.1.1.3";
                break;
        }

        RecipeTestResult result = balancer.Converge(stack);

        Assert.That(result.Actions.Where(a => a.Status == ActionStatus.Updated).Select(a => $"{a.Resource.Key} {a.Action}"),
            Is.EqualTo(new[] { $"template[{Balancer.Config}] create", "service[haproxy] reload" }));
        Assert.That(balancer.Machine.Log, Is.EqualTo(new[] { "reload haproxy" }));
    }
}
