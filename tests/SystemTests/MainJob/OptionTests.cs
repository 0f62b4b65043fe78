using System.Text.Json.Nodes;
using RecipeRunner.Tests.SystemTests.Hosts;

namespace RecipeRunner.Tests.SystemTests.MainJob;

/// <summary>The options of a run, on the program as users have it.</summary>
[SystemTest]
public sealed class OptionTests
{
    private Checkout checkout = null!;

    [OneTimeSetUp]
    public void Prepare()
    {
        checkout = Checkout.Start(new());
        checkout.AddCookbook("tell", """
            Log("said", new() { Message = $"name={node.Name} environment={node.Environment} word={node["word"]}" });
            File("/srv/told", new() { Content = (string)node["word"]! });
            """);
        checkout.Host.Write($"{Checkout.Folder}/cookbooks/tell/attributes/default.csx", """Default["word"] = "cookbook";""");
        checkout.Host.Write($"{Checkout.Folder}/environments/prod.json", """{ "name": "prod", "override_attributes": { "word": "environment" } }""");
        checkout.Host.Write($"{Checkout.Folder}/other.json", """{ "run_list": ["recipe[tell]"], "word": "json" }""");
    }

    [OneTimeTearDown]
    public void Stop() => checkout?.Dispose();

    [TestCase("-j", "other.json", "-N", "web1", "name=web1 environment=_default word=json")]
    [TestCase("--json-attributes", "other.json", "--node-name", "web1", "name=web1 environment=_default word=json")]
    [TestCase("-o", "recipe[tell]", "-N", "web2", "name=web2 environment=_default word=cookbook")]
    [TestCase("--override-runlist", "tell::default", "-E", "prod", "environment=prod word=environment")]
    public void Json_run_list_environment_and_name_are_taken(string option, string value, string other, string otherValue, string told) =>
        Assert.That(checkout.Converge(option, value, other, otherValue).Ok().Stdout, Does.Contain(told));

    [Test]
    public void Standard_input_is_taken_as_json()
    {
        HostResult run = checkout.Host.Run(Checkout.Command("converge", "-j", "-") with { Stdin = """{ "run_list": ["recipe[tell]"], "word": "piped" }""" });

        Assert.That(run.Ok().Stdout, Does.Contain("word=piped"));
        Assert.That(checkout.Host.Read("/srv/told"), Is.EqualTo("piped"));
    }

    [Test]
    public void Several_cookbook_paths_are_searched_and_the_first_one_counts([Values] bool commas)
    {
        checkout.AddCookbook("tell", "Log(\"the other one\");", "/srv/more");
        string[] paths = commas ? ["--cookbook-path", "/srv/more,cookbooks"] : ["--cookbook-path", "/srv/more", "--cookbook-path", "cookbooks"];

        HostResult run = checkout.Converge(["-o", "recipe[tell]", .. paths]).Ok();

        Assert.That(run.Stdout, Does.Contain("the other one").And.Contain("haproxy 0.1.0"));
    }

    [Test]
    public void The_log_level_rules_what_is_said_and_the_log_file_gets_times()
    {
        HostResult quiet = checkout.Converge("-j", "other.json", "-l", "warn", "-L", "/srv/run.log").Ok();
        HostResult loud = checkout.Converge("-j", "other.json", "--log-level", "info", "--logfile", "/srv/loud.log").Ok();

        Assert.That(quiet.Stdout, Does.Not.Contain("word=json"));
        Assert.That(loud.Stdout, Does.Contain("word=json"));
        Assert.That(checkout.Host.Read("/srv/loud.log"), Does.Match(@"(?m)^\[?20\d\d-\d\d-\d\dT.*word=json"));
        Assert.That(checkout.Host.Read("/srv/run.log"), Does.Not.Contain("word=json"));
    }

    [Test]
    public void Min_is_a_character_for_each_action()
    {
        checkout.Host.Run("rm", "-f", "/srv/told").Ok();

        HostResult run = checkout.Converge("-j", "other.json", "-F", "min").Ok();

        Assert.That(run.Stdout, Does.Match(@"(?m)^[.US]+$").And.Contain("* file[/srv/told] action create\n    - create new file /srv/told"));
    }

    [Test]
    public void Json_is_an_object_for_each_line()
    {
        checkout.Host.Run("rm", "-f", "/srv/told").Ok();

        HostResult run = checkout.Converge("-j", "other.json", "--format", "json").Ok();

        Assert.That(run.Events()[0]["event"]!.ToString(), Is.EqualTo("run_started"));
        JsonNode file = run.Named("resource").Single(e => e["resource"]!.ToString() == "file[/srv/told]");
        Assert.That((file["action"]!.ToString(), file["status"]!.ToString()), Is.EqualTo(("create", "updated")));
        Assert.That(file["changes"]![0]!["diff"]!.ToString(), Does.Contain("+json"));
        Assert.That(file["source"]!.ToString(), Does.EndWith("cookbooks/tell/recipes/default.csx:2"));
        Assert.That((double)file["duration_ms"]!, Is.GreaterThanOrEqualTo(0));
        JsonNode last = run.Events()[^1];
        Assert.That((last["event"]!.ToString(), last["status"]!.ToString(), (int)last["failed"]!), Is.EqualTo(("run_completed", "succeeded", 0)));
        Assert.That((int)last["updated"]!, Is.EqualTo(run.Statuses().Count(s => s.EndsWith(" updated", StringComparison.Ordinal))));
        Assert.That((int)last["total"]!, Is.EqualTo(run.Statuses().Count));
    }

    [Test]
    public void Flags_of_chef_client_that_say_nothing_new_are_taken() =>
        Assert.That(checkout.Converge("-j", "other.json", "--once", "-z", "--no-color").Ok().Stdout, Does.Not.Contain("\e["));

    [Test]
    public void A_run_record_is_kept_that_only_root_can_read()
    {
        checkout.Host.Run("rm", "-f", "/srv/told").Ok();
        List<string> before = checkout.RunRecords();

        checkout.Converge("-j", "other.json", "-N", "web1").Ok();

        string added = checkout.RunRecords().Except(before).Single();
        Assert.That(checkout.Host.Stat(added).Mode, Is.EqualTo("600"));
        Assert.That(checkout.Host.Run("readlink", "-f", $"{Checkout.State}/runs/latest").Stdout.Trim(), Is.EqualTo(added));
        JsonNode record = JsonNode.Parse(checkout.Host.Read(added))!;
        Assert.That(record["node"]!.ToString(), Is.EqualTo("web1"));
        Assert.That((int)record["exit_code"]!, Is.Zero);
        Assert.That(record["status"]!.ToString(), Is.EqualTo("succeeded"));
        Assert.That(record["events"]!.ToJsonString(), Does.Contain("file[/srv/told]"));
    }

    [Test]
    public void A_state_folder_of_one_s_own_leaves_the_machine_s_alone()
    {
        ChangeMark before = checkout.Host.Mark();

        checkout.Converge("-j", "other.json", "--state-dir", "/srv/state", "-o", "recipe[tell]").Ok();

        Assert.That(checkout.Host.Changes(before).Select(c => c.Path).Where(p => p.StartsWith("/var/", StringComparison.Ordinal)), Is.Empty);
        Assert.That(checkout.Host.Exists("/srv/state/runs/latest"));
    }
}
