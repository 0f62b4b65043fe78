using RecipeRunner.Converging;
using RecipeRunner.Nodes;
using RecipeRunner.Stacks;
using RecipeRunner.Tests.Nodes;

namespace RecipeRunner.Tests.Stacks;

/// <summary>The stack in the attributes, with the traps that lie in them.</summary>
internal sealed class Chef11StackTests
{
    private static Node Node(string opsworks, string more = "") => TestNode.FromJson($$"""{ "opsworks": {{opsworks}}{{more}} }""");

    [Test]
    public void A_node_without_a_stack_says_the_way_out()
    {
        Node node = TestNode.FromJson("""{ "opsworks": { "deploy_user": { "user": "deploy" } } }""");
        Assert.That(() => node.Stack(), Throws.InstanceOf<RecipeRunnerException>().With.Message.Contains("This run knows no OpsWorks stack").And.Message.Contains("--json-attributes"));
        Assert.That(() => node.Layer("app1"), Throws.InstanceOf<RecipeRunnerException>());
    }

    [Test]
    public void Everything_below_the_top_may_be_absent()
    {
        Stack stack = Node("""{ "stack": {}, "layers": { "app1": {}, "app2": { "instances": {} } } }""").Stack();
        Assert.That((stack.Name, stack.Id, stack.Region, stack.VpcId), Is.EqualTo(((string?)null, (string?)null, (string?)null, (string?)null)));
        Assert.That(stack.Layers.Select(l => l.ShortName), Is.EqualTo(["app1", "app2"]));
        Assert.That(stack.Layers.SelectMany(l => l.Online), Is.Empty);
        Assert.That(stack.Instances, Is.Empty);
        Assert.That(stack.Apps, Is.Empty);
    }

    [Test]
    public void Everything_below_the_top_may_be_null()
    {
        Stack stack = Node("""
            { "stack": null, "applications": null, "instance": null,
              "layers": { "app1": null, "app2": { "name": null, "instances": null }, "app3": { "instances": { "app31": null, "app32": { "private_ip": null, "backends": null } } } } }
            """, """, "deploy": null""").Stack();
        Assert.That(stack.Layers.Select(l => $"{l} {l.Exists} {l.Instances.Count}"), Is.EqualTo(["app1 True 0", "app2 True 0", "app3 True 2"]));
        Instance instance = stack.Layer("app3").Instances[0];
        Assert.That((instance.HostName, instance.Status, instance.IsOnline, instance.PrivateIp, instance.Backends, instance.BootedAt), Is.EqualTo(("app31", (string?)null, false, (string?)null, (int?)null, (DateTimeOffset?)null)));
        Assert.That(stack.Apps, Is.Empty);
        Assert.That(() => stack.Self, Throws.InstanceOf<RecipeRunnerException>().With.Message.Contains("opsworks.instance.hostname"));
    }

    [Test]
    public void A_layer_that_is_not_there_is_an_empty_one()
    {
        Layer layer = Node("""{ "layers": { "app1": {} } }""").Layer("app2");
        Assert.That((layer.ShortName, layer.Exists, layer.Instances.Count, layer.Online.Count), Is.EqualTo(("app2", false, 0, 0)));
    }

    [Test]
    public void Online_is_the_status_online_and_a_private_address_ordered_by_host_name()
    {
        Layer layer = Node("""
            { "layers": { "app1": { "instances": {
                "app112": { "status": "online", "private_ip": "127.1.1.12", "ip": null },
                "app12":  { "status": "online", "private_ip": "127.1.1.2" },
                "app11":  { "status": "online", "private_ip": "127.1.1.1" },
                "app13":  { "status": "online", "private_ip": "" },
                "app14":  { "status": "online", "private_ip": null },
                "app15":  { "status": "Online", "private_ip": "127.1.1.5" },
                "app16":  { "status": "levitating", "private_ip": "127.1.1.6" },
                "app17":  { "private_ip": "127.1.1.7" } } } } }
            """).Layer("app1");
        Assert.That(layer.Online.Select(i => i.HostName), Is.EqualTo(["app11", "app112", "app12"]));
        Assert.That(layer.Instances, Has.Count.EqualTo(8));
        Assert.That(layer.Instances[3].PrivateIp, Is.Null, "empty text");
    }

    [Test]
    public void A_number_may_be_text()
    {
        Layer layer = Node("""{ "layers": { "app1": { "instances": { "a": { "backends": "8" }, "b": { "backends": 4 }, "c": { "backends": "" } } } } }""").Layer("app1");
        Assert.That(layer.Instances.Select(i => i.Backends), Is.EqualTo(new int?[] { 8, 4, null }));
    }

    [Test]
    public void The_instance_of_the_run_is_in_no_layer_during_its_setup()
    {
        Stack stack = Node("""
            { "instance": { "hostname": "app11", "layers": ["app1-haproxy", "app1"], "region": "us-east-1", "private_ip": "127.1.1.1", "availability_zone": "us-east-1a" },
              "layers": { "app1": { "instances": {} }, "app1-haproxy": { "instances": {} } } }
            """).Stack();
        Assert.That(stack.Layer("app1").Instances, Is.Empty);
        Assert.That((stack.Self.HostName, stack.Self.IsOnline, stack.Self.PrivateIp), Is.EqualTo(("app11", false, "127.1.1.1")));
        Assert.That(stack.Self.Layers, Is.EqualTo(["app1", "app1-haproxy"]));
        Assert.That(stack.Instances.Select(i => i.HostName), Is.EqualTo(["app11"]));
        Assert.That(stack.Region, Is.EqualTo("us-east-1"));
    }

    [Test]
    public void The_instance_of_the_run_takes_what_only_its_layer_says_from_there()
    {
        Stack stack = Node("""
            { "instance": { "hostname": "app11", "layers": ["app1"], "private_ip": "127.1.1.1" },
              "layers": { "app1": { "instances": { "app11": { "status": "online", "elastic_ip": "198.18.1.1", "private_ip": "127.1.1.1", "booted_at": "2015-03-02T09:04:00+00:00" } } } } }
            """).Stack();
        Assert.That((stack.Self.Status, stack.Self.ElasticIp, stack.Self.BootedAt), Is.EqualTo(("online", "198.18.1.1", new DateTimeOffset(2015, 3, 2, 9, 4, 0, TimeSpan.Zero))));
        Assert.That(stack.Instances, Has.Count.EqualTo(1));
    }

    [Test]
    public void An_instance_in_several_layers_is_one_instance_and_knows_them()
    {
        Stack stack = Node("""
            { "layers": { "app2": { "instances": { "shared1": { "status": "online" } } }, "app1": { "instances": { "shared1": { "status": "online" }, "app11": {} } } } }
            """).Stack();
        Assert.That(stack.Instances.Select(i => $"{i} in {string.Join(' ', i.Layers)}"), Is.EqualTo(["app11 in app1", "shared1 in app1 app2"]));
        Assert.That(stack.Layer("app2").Instances[0].Layers, Is.EqualTo(["app1", "app2"]));
    }

    [Test]
    public void Only_the_layer_that_is_asked_for_is_read()
    {
        Node node = Node("""
            { "layers": { "app1": { "instances": { "app11": { "status": "online", "private_ip": "127.1.1.1" } } },
                          "app2": { "name": "Two", "instances": { "app21": "nonsense" } }, "app3": 5 } }
            """);
        Assert.That(node.Layer("app1").Online, Has.Count.EqualTo(1));
        Layer two = node.Layer("app2");
        Assert.That(two.Name, Is.EqualTo("Two"));
        Assert.That(() => two.Online, Throws.InstanceOf<RecipeRunnerException>().With.Message.EqualTo("opsworks.layers.app2.instances.app21 is a string, expected an object; it is set by node.json (node.json:2)."));
        Assert.That(() => node.Layer("app3"), Throws.InstanceOf<RecipeRunnerException>().With.Message.Contains("opsworks.layers.app3 is a number, expected an object"));
    }

    [Test]
    public void What_attributes_override_counts_and_a_later_write_too()
    {
        Node node = Node("""{ "layers": { "app1": { "instances": { "app11": { "status": "online", "private_ip": "127.1.1.1" } } } } }""");
        Stack before = node.Stack();
        Assert.That(before.Layer("app1").Online, Has.Count.EqualTo(1));
        Assert.That(node.Stack(), Is.SameAs(before), "nothing was written");

        node.Override["opsworks"]["layers"]["app1"]["instances"]["app11"]["status"] = "stopped";
        node.Default["opsworks"]["layers"]["app1"]["instances"]["app12"]["status"] = "online";
        node.Default["opsworks"]["layers"]["app1"]["instances"]["app12"]["private_ip"] = "127.1.1.2";
        Assert.That(node.Layer("app1").Online.Select(i => i.HostName), Is.EqualTo(["app12"]));
    }

    [Test]
    public void Applications_come_from_deploy_and_from_the_list_of_all()
    {
        Stack stack = Node("""
            { "layers": {}, "applications": [ { "name": "Simple App", "slug_name": "simple_app", "application_type": "web" }, { "name": "Other", "slug_name": "other", "application_type": "php" }, null ] }
            """, """
            , "deploy": { "simple_app": { "application": "simple_app", "application_type": "web", "domains": ["example.com", "simple_app"], "document_root": "public", "ssl_support": "true",
                "environment_variables": { "A": "1", "B": null }, "scm": { "scm_type": "git", "repository": "https://git.example.com/x.git", "revision": "v1", "password": "secret" } },
              "no_app": { "keep_releases": 3 }, "user": "deploy" }
            """).Stack();
        Assert.That(stack.Apps.Select(a => $"{a} {a.Name} {a.Type} {a.Deploy}"), Is.EqualTo(["other Other php False", "simple_app Simple App web True"]));
        App app = stack.Apps[1];
        Assert.That(app.Domains, Is.EqualTo(["example.com", "simple_app"]));
        Assert.That((app.DocumentRoot, app.EnableSsl, app.Environment["A"], app.Environment.Count), Is.EqualTo(("public", true, "1", 1)));
        Assert.That((app.Source.Type, app.Source.Url, app.Source.Revision, app.Source.Password, app.Source.SshKey), Is.EqualTo(("git", "https://git.example.com/x.git", "v1", "secret", (string?)null)));
        Assert.That($"{app} {app.Source}", Does.Not.Contain("secret"));
    }
}
