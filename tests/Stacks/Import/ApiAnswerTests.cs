using RecipeRunner.Converging;
using RecipeRunner.Nodes;
using RecipeRunner.Stacks;
using RecipeRunner.Stacks.Import;
using RecipeRunner.Tests.Machines;

namespace RecipeRunner.Tests.Stacks.Import;

/// <summary>Saved answers of the API, in the forms in which people have them.</summary>
internal sealed class ApiAnswerTests
{
    private TemporaryFolder folder = null!;

    [SetUp]
    public void Start()
    {
        folder = new TemporaryFolder();
        Has("describe-stacks", """{ "Stacks": [ { "StackId": "s1", "Name": "demo", "Region": "us-east-1", "CustomJson": "{\"a\": {\"from\": \"stack\", \"stack\": 1}, \"list\": [1, 2]}" }, { "StackId": "s2", "Name": "another" } ] }""");
        Has("describe-layers", """
            { "Layers": [
              { "StackId": "s1", "LayerId": "l2", "Shortname": "b", "CustomJson": "{\"a\": {\"from\": \"layer b\", \"b\": 1}}", "CustomRecipes": { "Configure": ["b::configure", "shared"] } },
              { "StackId": "s1", "LayerId": "l1", "Shortname": "a", "CustomJson": "{\"a\": {\"from\": \"layer a\", \"a\": 1}, \"list\": [3]}", "CustomRecipes": { "Configure": ["a::configure", "shared"] } },
              { "StackId": "s1", "LayerId": "l3", "Shortname": "c", "CustomJson": "{\"a\": {\"c\": 1}}" } ] }
            """);
        Has("describe-instances", """
            { "Instances": [
              { "StackId": "s1", "InstanceId": "i1", "Hostname": "ab1", "Status": "online", "PrivateIp": "127.1.1.1", "LayerIds": ["l2", "l1"] },
              { "StackId": "s1", "InstanceId": "i2", "Hostname": "c1", "Status": "stopped", "LayerIds": ["l3"], "PrivateIp": null },
              { "StackId": "s1", "InstanceId": "i3", "Hostname": "c2", "Status": "unheard_of", "PrivateIp": "127.1.1.3", "LayerIds": ["l3", "gone"] } ] }
            """);
    }

    [TearDown]
    public void End() => folder.Dispose();

    [Test]
    public void Custom_JSON_is_merged_stack_first_then_layers_by_short_name_then_the_deployment()
    {
        AttributeValue json = For("ab1");
        Assert.That(json["a"].ToString(), Is.EqualTo("""{"from":"layer b","stack":1,"a":1,"b":1}"""));
        Assert.That(json["list"].ToString(), Is.EqualTo("[3]"), "a list replaces");

        Has("DescribeDeployments", """
            { "Deployments": [
              { "StackId": "s1", "DeploymentId": "d2", "AppId": "p1", "CreatedAt": "2015-03-02T10:00:00+00:00", "InstanceIds": ["i1"], "IamUserArn": "arn:alice", "Command": { "Name": "deploy", "Args": { "migrate": ["true"] } }, "CustomJson": "{\"a\": {\"from\": \"deployment\"}}" },
              { "StackId": "s1", "DeploymentId": "d1", "AppId": "p2", "CreatedAt": "2015-03-01T10:00:00+00:00", "InstanceIds": ["i1"], "Command": { "Name": "deploy" } },
              { "StackId": "s1", "DeploymentId": "d3", "AppId": "p2", "CreatedAt": "2015-03-03T10:00:00+00:00", "InstanceIds": ["i2"], "Command": { "Name": "deploy" } } ] }
            """);
        Has("DescribeApps", """{ "Apps": [ { "StackId": "s1", "AppId": "p1", "Shortname": "one", "Type": "static" }, { "StackId": "s1", "AppId": "p2", "Shortname": "two" } ] }""");
        AttributeValue deploy = For("ab1", "deploy");
        Assert.That((string)deploy["a"]["from"]!, Is.EqualTo("deployment"));
        Assert.That(deploy["deploy"].Keys, Is.EqualTo(["one"]));
        Assert.That(((string)deploy["deploy"]["one"]["application_type"]!, (bool)deploy["deploy"]["one"]["migrate"], (string)deploy["deploy"]["one"]["deploying_user"]!), Is.EqualTo(("web", true, "arn:alice")));
        Assert.That((string)deploy["opsworks"]["deployment"]!, Is.EqualTo("d2"));
        Assert.That(For("ab1")["deploy"].Keys, Is.EqualTo(["one", "two"]), "configure is about all of them");
    }

    [Test]
    public void Recipes_of_several_layers_come_in_the_order_of_short_names_each_once() =>
        Assert.That((string[])For("ab1")["run_list"]!, Is.EqualTo(["recipe[a::configure]", "recipe[shared]", "recipe[b::configure]"]));

    [Test]
    public void An_unknown_status_is_not_online_and_null_or_absent_is_the_same()
    {
        Stack stack = Samples.Of(StackFile.Read(folder).For("c1", null));
        Assert.That(stack.Layer("c").Instances, Is.Empty);
        Assert.That((stack.Self.HostName, stack.Self.PrivateIp, stack.Region), Is.EqualTo(("c1", (string?)null, "us-east-1")));
        Assert.That(stack.Layer("a").Online.Select(i => i.HostName), Is.EqualTo(["ab1"]));
    }

    [Test]
    public void An_instance_of_the_built_in_HAProxy_layer_gets_what_it_balances()
    {
        Has("describe-layers", """
            { "Layers": [
              { "LayerId": "l1", "Shortname": "lb", "Type": "lb", "Attributes": { "EnableHaproxyStats": "true", "HaproxyStatsUrl": "/stats", "HaproxyStatsPassword": "*****FILTERED*****", "HaproxyHealthCheckMethod": null } },
              { "LayerId": "l2", "Shortname": "php-app", "Type": "php-app" }, { "LayerId": "l3", "Shortname": "mine", "Type": "custom" } ] }
            """);
        Has("describe-instances", """
            { "Instances": [
              { "Hostname": "lb1", "StackId": "s1", "LayerIds": ["l1"], "Status": "online" }, { "Hostname": "mine1", "LayerIds": ["l3"], "Status": "online", "PrivateIp": "127.1.1.9" },
              { "Hostname": "php2", "LayerIds": ["l2"], "Status": "online", "PrivateIp": "127.1.1.2" }, { "Hostname": "php1", "LayerIds": ["l2"], "Status": "online", "PrivateIp": "127.1.1.1" },
              { "Hostname": "php3", "LayerIds": ["l2"], "Status": "stopped" } ] }
            """);
        Has("describe-apps", """{ "Apps": [ { "Shortname": "shop", "Type": "php", "Domains": ["example.com"] }, { "Shortname": "mine", "Type": "other" } ] }""");
        AttributeValue haproxy = For("lb1")["haproxy"];
        Assert.That(haproxy["php_backends"].ToString(), Is.EqualTo("""[{"name":"php1","ip":"127.1.1.1","backends":null},{"name":"php2","ip":"127.1.1.2","backends":null}]"""));
        Assert.That(haproxy["php_applications"].ToString(), Is.EqualTo("""{"shop":{"domains":["example.com","shop"],"mounted_at":null}}"""));
        Assert.That(((bool)haproxy["enable_stats"], (string)haproxy["stats_url"]!, haproxy["stats_password"].IsNull, haproxy.Has("health_check_method")), Is.EqualTo((true, "/stats", true, false)));
        Assert.That(haproxy["rails_backends"].Count, Is.Zero);
        Assert.That(For("php1").Has("haproxy"), Is.False);
    }

    [Test]
    public void Secrets_that_the_API_does_not_show_are_null_and_told_of()
    {
        Has("describe-apps", """{ "Apps": [ { "AppId": "p1", "Shortname": "one", "Environment": [ { "Key": "TOKEN", "Value": "*****FILTERED*****", "Secure": true }, { "Key": "A", "Value": "1" } ], "AppSource": { "Type": "git", "Password": "*****FILTERED*****" } } ] }""");
        var notes = new List<string>();
        AttributeValue app = Document(StackFile.Read(folder).For("ab1", null, notes.Add))["deploy"]["one"];
        Assert.That((app["environment_variables"]["TOKEN"].IsNull, (string)app["environment_variables"]["A"]!, app["scm"]["password"].IsNull), Is.EqualTo((true, "1", true)));
        Assert.That(notes, Is.EqualTo(
        [
            "deploy.one.environment_variables.TOKEN is null: the API does not show it. Give it in custom JSON.",
            "deploy.one.scm.password is null: the API does not show it. Give it in custom JSON.",
        ]));
    }

    [Test]
    public void Custom_JSON_that_OpsWorks_would_refuse_is_refused()
    {
        Has("describe-stacks", $$"""{ "Stacks": [ { "StackId": "s1", "CustomJson": "{\"a\": \"{{new string('x', 120 * 1024)}}\"}" } ] }""");
        Assert.That(() => For("ab1"), Throws.InstanceOf<RecipeRunnerException>().With.Message.EqualTo("describe-stacks.json.stacks[0].CustomJson has 122889 bytes; OpsWorks takes 122880 (120 KB) at most."));
        Has("describe-stacks", """{ "Stacks": [ { "StackId": "s1", "CustomJson": "[1]" } ] }""");
        Assert.That(() => For("ab1"), Throws.InstanceOf<RecipeRunnerException>().With.Message.Contains("describe-stacks.json.stacks[0].CustomJson").And.Message.Contains("must hold one JSON object"));
    }

    [Test]
    public void An_environment_that_OpsWorks_would_refuse_is_refused()
    {
        Has("describe-apps", $$"""{ "Apps": [ { "Shortname": "one", "Environment": [ { "Key": "A", "Value": "{{new string('x', 20 * 1024)}}" } ] } ] }""");
        Assert.That(() => For("ab1"), Throws.InstanceOf<RecipeRunnerException>().With.Message.Contains("20481 bytes"));
    }

    [Test]
    public void Answers_about_several_stacks_are_refused()
    {
        Has("describe-layers", """{ "Layers": [ { "StackId": "s1", "LayerId": "l1", "Shortname": "a" }, { "StackId": "s2", "LayerId": "l2", "Shortname": "a" } ] }""");
        Assert.That(() => For("ab1"), Throws.InstanceOf<RecipeRunnerException>().With.Message.Contains("must be about one stack"));
    }

    [Test]
    public void A_missing_answer_and_a_wrong_one_are_named()
    {
        Has("describe-layers", """{ "Instances": [] }""");
        Assert.That(() => For("ab1"), Throws.InstanceOf<NodeInputException>().With.Message.Contains("describe-layers.json: there is no list \"Layers\""));
        File.Delete(folder + "/describe-layers.json");
        Assert.That(() => For("ab1"), Throws.InstanceOf<NodeInputException>().With.Message.Contains("DescribeLayers.json is missing: aws opsworks describe-layers prints it"));
    }

    private void Has(string name, string json) => File.WriteAllText($"{folder}/{name}.json", json);

    private AttributeValue For(string instance, string? @event = null) => Document(StackFile.Read(folder).For(instance, @event));

    private static AttributeValue Document(MapNode json) => AttributeTree.Document(json, "the JSON");
}
