using RecipeRunner.Converging;
using RecipeRunner.Stacks;
using RecipeRunner.Testing;
using RecipeRunner.Tests.Machines;
using static RecipeRunner.Dsl.Recipe;

namespace RecipeRunner.Tests.Stacks;

/// <summary>The stack in data bags, with the traps that lie in them.</summary>
internal sealed class Chef12StackTests
{
    private TemporaryFolder folder = null!;

    [SetUp]
    public void Start()
    {
        folder = new TemporaryFolder();
        Item("layer", "app1", """{ "shortname": "app1", "layer_id": "l1" }""");
    }

    [TearDown]
    public void End() => folder.Dispose();

    [Test]
    public void Layers_follow_from_their_ids_where_there_is_no_role()
    {
        Item("layer", "app2", """{ "shortname": "app2", "layer_id": "l2" }""");
        Item("instance", "app11", """{ "hostname": "app11", "layer_ids": ["l2", "l1", "gone", null], "status": "online", "private_ip": "127.1.1.1" }""");
        Look(() =>
        {
            Assert.That(node.Layer("app1").Online.Single().Layers, Is.EqualTo(["app1", "app2"]));
            Assert.That(node.Layer("app2").Online, Has.Count.EqualTo(1));
        });
    }

    [Test]
    public void Online_is_the_status_online_and_a_private_address_here_too()
    {
        Item("instance", "app112", """{ "role": ["app1"], "status": "online", "private_ip": "127.1.1.12" }""");
        Item("instance", "app12", """{ "role": "app1", "status": "online", "private_ip": "127.1.1.2", "public_ip": null }""");
        Item("instance", "app13", """{ "role": ["app1"], "status": "online", "private_ip": "" }""");
        Item("instance", "app14", """{ "role": ["app1"], "status": "levitating", "private_ip": "127.1.1.4" }""");
        Item("instance", "app15", """{ "role": ["app1"] }""");
        Item("instance", "app16", """{ "status": "online", "private_ip": "127.1.1.6" }""");
        Look(() =>
        {
            Assert.That(node.Layer("app1").Online.Select(i => i.HostName), Is.EqualTo(["app112", "app12"]), "the id stands for a missing host name");
            Assert.That(node.Layer("app1").Instances, Has.Count.EqualTo(5));
            Assert.That(node.Stack().Instances, Has.Count.EqualTo(6));
        });
    }

    [Test]
    public void Bags_that_are_not_there_hold_nothing() => Look(() =>
    {
        Stack stack = node.Stack();
        Assert.That((stack.Name, stack.Region, stack.Instances.Count, stack.Apps.Count, stack.Layer("app1").Exists, stack.Layer("app2").Exists), Is.EqualTo(((string?)null, (string?)null, 0, 0, true, false)));
        Assert.That(() => stack.Self, Throws.InstanceOf<RecipeRunnerException>().With.Message.Contains("self: true"));
    });

    [Test]
    public void Attributes_come_before_data_bags_but_settings_below_opsworks_are_no_stack()
    {
        Item("instance", "app11", """{ "role": ["app1"], "status": "online", "private_ip": "127.1.1.1" }""");
        Look(() => Assert.That(node.Layer("app1").Online, Has.Count.EqualTo(1)), """{ "opsworks": { "deploy_user": { "user": "deploy" } } }""");
        Look(() => Assert.That(node.Layer("app1").Online, Is.Empty), """{ "opsworks": { "layers": { "app1": {} } } }""");
    }

    [Test]
    public void An_application_may_say_next_to_nothing()
    {
        Item("app", "shop", """{ "app_source": null, "attributes": null, "environment": null, "domains": null, "deploy": null }""");
        Look(() =>
        {
            App app = node.Stack().Apps.Single();
            Assert.That((app.ShortName, app.Name, app.Deploy, app.Domains.Count, app.Environment.Count, app.Source.Url), Is.EqualTo(("shop", (string?)null, false, 0, 0, (string?)null)));
        });
    }

    [Test]
    public void A_field_of_another_shape_is_told_with_its_item_but_not_its_value()
    {
        Item("instance", "app11", """{ "role": ["app1"], "private_ip": ["swordfish"] }""");
        Look(() => Assert.That(() => node.Layer("app1").Online, Throws.InstanceOf<RecipeRunnerException>()
            .With.Message.StartsWith("aws_opsworks_instance/app11.private_ip is a list, expected text; it is set by data bag item aws_opsworks_instance/app11").And.Message.Not.Contains("swordfish")));
    }

    private void Item(string kind, string id, string json)
    {
        System.IO.Directory.CreateDirectory($"{folder}/aws_opsworks_{kind}");
        System.IO.File.WriteAllText($"{folder}/aws_opsworks_{kind}/{id}.json", json);
    }

    private void Look(Action look, string attributes = "{}") =>
        RecipeTest.On(FakeMachine.Debian12()).WithDataBags(folder).WithAttributes(attributes).Converge(look);
}
