using System.Text.Json.Nodes;
using RecipeRunner.Converging;
using RecipeRunner.Tests.Conformance;
using RecipeRunner.Tests.Stacks;

namespace RecipeRunner.Tests.Cli.Lifecycle;

internal sealed class UpdateCustomCookbooksTests
{
    private Kitchen kitchen = null!;

    [SetUp]
    public void Start()
    {
        kitchen = new Kitchen { Machine = TestMachines.Local() };
        kitchen.Has("origin/lb/metadata.json", """{ "name": "lb", "version": "1.0.0" }""");
        kitchen.Has("origin/ssh_users/metadata.json", """{ "name": "ssh_users", "version": "1.0.0" }""").Has("origin/ssh_users/recipes/default.csx", "Log(\"users\");");
        Publish("one");
        Stack(new JsonObject { ["type"] = "folder", ["repository"] = kitchen.Path + "/origin" });
    }

    [TearDown]
    public void End() => kitchen.Dispose();

    private Outcome Event(string name) => kitchen.CallAsItIs(isRoot: true, "lifecycle", name, "-j", "stack.json");

    private Outcome Tell(params string[] arguments) => kitchen.SayAsRoot(["opsworks", .. arguments, "--state-dir", kitchen.State]);

    private void Publish(string word) => kitchen.Has("origin/lb/recipes/configure.csx", $"Log(\"{word}\");");

    private void Stack(JsonNode scm)
    {
        JsonNode json = JsonNode.Parse(File.ReadAllText(Samples.File("small-chef11.json")))!;
        json["opsworks_custom_cookbooks"]!["scm"] = scm;
        kitchen.Has("stack.json", json.ToJsonString());
    }

    [Test]
    public void Events_run_what_was_fetched_until_it_is_fetched_again()
    {
        Assert.That(Event("update_custom_cookbooks").ExitCode, Is.EqualTo(ExitCode.Success));
        Assert.That(Event("configure").Out, Does.Contain("one").And.Contain("users").And.Contain("only OpsWorks has them: opsworks_ganglia::configure-client, agent_version"));

        Publish("two");
        Assert.That(Event("configure").Out, Does.Contain("one"));
        Assert.That(Tell("run-command", "update_custom_cookbooks").ExitCode, Is.EqualTo(ExitCode.Success));
        Assert.That(Tell("run-command", "configure").Out, Does.Contain("two"));
        Assert.That(Tell("list-commands", "update_custom_cookbooks").Out.Split('\n'), Has.Length.EqualTo(3));
    }

    [Test]
    public void A_stack_without_cookbooks_of_its_own_has_none_to_fetch()
    {
        Stack(new JsonObject());

        Assert.That((Event("update_custom_cookbooks").ExitCode, Directory.Exists(kitchen.State + "/opsworks")), Is.EqualTo((ExitCode.BadInput, false)));
    }
}
