using System.Text.Json.Nodes;
using RecipeRunner.Converging;

namespace RecipeRunner.Tests.Stacks.Import;

/// <summary><c>recipe-runner opsworks import</c> as a person uses it.</summary>
internal sealed class ImportCommandTests
{
    private Kitchen kitchen = null!;

    [SetUp]
    public void Start() => kitchen = new Kitchen();

    [TearDown]
    public void End() => kitchen.Dispose();

    [TestCase("api/partial", "app1-haproxy1")]
    [TestCase("chef12/partial", null)]
    [TestCase("chef12/partial/internal.json", null)]
    [TestCase("partial.strict.json", null)]
    public void What_was_imported_converges(string path, string? instance)
    {
        kitchen.Cookbook("lb").Has("cookbooks/lb/recipes/configure.csx", "File(\"/servers\", new() { Content = string.Join(' ', node.Layer(\"app1\").Online) });\n");
        Outcome imported = kitchen.Say(["opsworks", "import", Samples.File(path), "--out", "stack.json", .. instance is null ? (string[])[] : ["--instance", instance]]);
        Assert.That(imported.ToString(), Is.EqualTo("--- exit code 0 (Success)\n"));
        Assert.That(File.GetUnixFileMode(kitchen.Path + "/stack.json"), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Outcome converged = kitchen.CallAsItIs(isRoot: true, "converge", "-j", "stack.json");
        Assert.That(converged.ExitCode, Is.EqualTo(ExitCode.Success), converged.ToString());
        Assert.That(kitchen.Fake.ReadText("/servers"), Is.EqualTo("app11 app112 shared1"));
    }

    [Test]
    public void Without_a_file_it_prints()
    {
        Outcome outcome = kitchen.Say("opsworks", "import", Samples.File("api/small"), "--instance", "app11", "--event", "setup");
        JsonNode json = JsonNode.Parse(outcome.Out)!;
        Assert.That(json["opsworks"]!["instance"]!["hostname"]!.GetValue<string>(), Is.EqualTo("app11"));
        Assert.That(json["run_list"]!.AsArray().Select(r => r!.GetValue<string>()), Is.EqualTo(["recipe[webapp::setup]", "recipe[webapp::deploy]"]));
        Assert.That(json["opsworks_custom_cookbooks"]!["recipes"]!.AsArray().Select(r => r!.GetValue<string>()), Is.EqualTo(
        [
            "opsworks_initial_setup", "ssh_host_keys", "ssh_users", "dependencies", "ebs", "opsworks_ganglia::client", "deploy::default",
            "webapp::setup", "webapp::deploy", "opsworks_stack_state_sync", "test_suite", "opsworks_cleanup",
        ]));
    }

    [Test]
    public void Another_instance_of_a_Chef_11_JSON_is_made_of_what_its_layers_say_and_that_is_told()
    {
        Outcome outcome = kitchen.Say("opsworks", "import", Samples.File("small-chef11.json"), "--instance", "app12");
        Snapshot.Matches(outcome.Error, "other-instance");
        JsonNode self = JsonNode.Parse(outcome.Out)!["opsworks"]!["instance"]!;
        Assert.That((self["hostname"]!.GetValue<string>(), self["private_ip"]!.GetValue<string>(), self["status"]), Is.EqualTo(("app12", "127.1.1.3", (JsonNode?)null)));
        Assert.That(self["layers"]!.ToJsonString(), Is.EqualTo("""["app1"]"""));
    }

    [Test]
    public void Its_help_tells_what_it_reads() => Snapshot.Matches(kitchen.Say("opsworks", "import", "--help").ToString(), "help");

    [TestCase("truncated", "stack.json", """{ "opsworks": { "stack": { "name": "x" """)]
    [TestCase("array", "stack.json", """[ 1, 2 ]""")]
    [TestCase("no-stack", "stack.json", """{ "web": { "port": 80 } }""")]
    [TestCase("attribs-alone", "attribs.json", """{ "run_list": ["recipe[x]"] }""")]
    [TestCase("one-answer", "DescribeStacks.json", """{ "Stacks": [] }""")]
    [TestCase("opsworks-is-text", "stack.json", """{ "opsworks": "yes" }""")]
    [TestCase("instance-is-text", "stack.json", """{ "opsworks": { "instance": { "hostname": "a1" }, "layers": { "a": { "instances": { "a2": "swordfish" } } } } }""")]
    [TestCase("agent-not-base64", "internal.json", """{ "aws_opsworks_agent": { "command": { "instance_id": "1" }, "resources": { "instances": [ { "hostname": "a1", "instance_id": "1" } ] }, "chef": { "customer_json": "swordfish!" } } }""")]
    public void A_bad_file_is_told(string name, string file, string content)
    {
        kitchen.Has(file, content);
        Outcome outcome = kitchen.Say("opsworks", "import", file);
        Assert.That(outcome.ToString(), Does.Not.Contain("swordfish"));
        Refused(outcome, name);
    }

    [Test]
    public void A_command_of_Chef_12_that_does_not_name_its_applications_has_marked_them()
    {
        string bags = kitchen.Path + "/data_bags/aws_opsworks_";
        kitchen.Has(bags + "instance/app11.json", """{ "self": true, "role": ["app1"] }""").Has(bags + "layer/app1.json", "{}")
            .Has(bags + "command/c1.json", """{ "type": "deploy", "args": "?" }""")
            .Has(bags + "app/one.json", """{ "app_id": "1", "deploy": true }""").Has(bags + "app/two.json", """{ "app_id": "2", "deploy": false }""");
        JsonNode json = JsonNode.Parse(kitchen.Say("opsworks", "import", ".").Out)!;
        Assert.That(json["deploy"]!.AsObject().Select(a => a.Key), Is.EqualTo(["one"]));
        Assert.That(json["opsworks"]!["layers"]!["app1"]!["instances"]!.ToJsonString(), Is.EqualTo("{}"), "no status is not online");
    }

    [Test]
    public void A_binary_file_is_told()
    {
        File.WriteAllBytes(kitchen.Path + "/stack.json", [0x7F, 0x45, 0x4C, 0x46, 0x02, 0xFF, 0xFE]);
        Refused(kitchen.Say("opsworks", "import", "stack.json"), "binary");
    }

    [Test]
    public void A_huge_file_is_not_even_read()
    {
        using (FileStream file = File.Create(kitchen.Path + "/stack.json")) file.SetLength(100_000_000);
        Refused(kitchen.Say("opsworks", "import", "stack.json"), "huge");
    }

    [Test]
    public void A_folder_without_a_stack_is_told()
    {
        Directory.CreateDirectory(kitchen.Path + "/empty");
        Refused(kitchen.Say("opsworks", "import", "empty"), "folder");
    }

    [Test]
    public void Nothing_there_is_told() => Refused(kitchen.Say("opsworks", "import", "nowhere"), "nowhere");

    [TestCase("api/small", "app13", "unknown-instance")]
    [TestCase("api/small", null, "no-instance")]
    [TestCase("partial.json", "database1", "unknown-in-chef11")]
    public void An_instance_that_is_not_there_is_told(string path, string? instance, string name) =>
        Refused(kitchen.Say(["opsworks", "import", Samples.File(path), .. instance is null ? (string[])[] : ["--instance", instance]]), name);

    [Test]
    public void An_event_that_the_data_are_not_for_is_told() =>
        Refused(kitchen.Say("opsworks", "import", Samples.File("small-chef11.json"), "--event", "deploy"), "other-event");

    [Test]
    public void An_event_that_there_is_not_is_told() =>
        Refused(kitchen.Say("opsworks", "import", Samples.File("small-chef11.json"), "--event", "config"), "unknown-event");

    [Test]
    public void What_cannot_be_written_leaves_nothing_behind()
    {
        Outcome outcome = kitchen.Say("opsworks", "import", Samples.File("small-chef11.json"), "--out", "nowhere/stack.json");
        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.BadInput));
        Assert.That(outcome.Error, Does.Contain("/kitchen/nowhere/stack.json"));
        Assert.That(Directory.EnumerateFileSystemEntries(kitchen.Path), Is.Empty);
    }

    private static void Refused(Outcome outcome, string name)
    {
        Assert.That((outcome.ExitCode, outcome.Out), Is.EqualTo((ExitCode.BadInput, "")), outcome.ToString());
        Snapshot.Matches(outcome.Error, "refused-" + name);
    }
}
