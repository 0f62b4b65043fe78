using System.Text.RegularExpressions;
using RecipeRunner.Converging;
using RecipeRunner.Tests.Stacks;

namespace RecipeRunner.Tests.Cli.Lifecycle;

/// <summary>Events on a machine in memory, and what opsworks-agent-cli's commands tell of them.</summary>
internal sealed partial class LifecycleCommandTests
{
    private Kitchen kitchen = null!;

    [SetUp]
    public void Start()
    {
        kitchen = new Kitchen();
        kitchen.Cookbook("lb").Has("cookbooks/lb/recipes/configure.csx", """File("/srv/servers", new() { Content = string.Join(",", node.Layer("app1").Online) });""");
        kitchen.Has("cookbooks/lb/recipes/fail.csx", """Execute("false");""");
        kitchen.Has("cookbooks/lb/recipes/tell.csx", """Log($"the key is {node["deploy"]["simple_app"]["scm"]["ssh_key"]}");""");
        kitchen.Has("stack.json", File.ReadAllText(Samples.File("small-chef11.json")).Replace("\"ssh_key\": null", "\"ssh_key\": \"no-body-may-see\""));
    }

    [TearDown]
    public void End() => kitchen.Dispose();

    private Outcome Event(params string[] arguments) => kitchen.CallAsItIs(isRoot: true, ["lifecycle", .. arguments]);

    private Outcome Tell(params string[] arguments) => kitchen.SayAsRoot(["opsworks", .. arguments, "--state-dir", kitchen.State]);

    private string[] History => Directory.Exists(kitchen.State + "/opsworks") ? Directory.GetFiles(kitchen.State + "/opsworks", "*", SearchOption.AllDirectories) : [];

    [Test]
    public void A_configure_is_run_and_told_of()
    {
        Outcome outcome = Event("configure", "-j", "stack.json");

        Assert.That(kitchen.Fake.ReadText("/srv/servers"), Is.EqualTo("app11,app12"));
        Snapshot.Matches(string.Concat(
            outcome.ToString(), Tell("agent-report"), Masked(Tell("instance-report").ToString()), Tell("list-commands"), Tell("show-log"), Tell("stack-state", "configure").Out[..120]).Dated(), "configure");
    }

    [Test]
    public void The_JSON_is_shown_without_secrets_unless_root_asks_for_them()
    {
        Event("configure", "-j", "stack.json");

        Outcome masked = Tell("get-json"), all = Tell("get-json", "configure", "--show-secrets");

        Assert.That(masked.Out, Does.Contain("\"ssh_key\": \"********\"").And.Contain("recipe[lb::configure]").And.Not.Contain("no-body"));
        Assert.That(all.Out, Does.Contain("\"ssh_key\": \"no-body-may-see\""));
        Assert.That(kitchen.Say("opsworks", "get-json", "--show-secrets", "--state-dir", kitchen.State).ExitCode, Is.EqualTo(ExitCode.BadInput));
    }

    [Test]
    public void The_log_is_shown_without_secrets()
    {
        Event("execute_recipes", "-j", "stack.json", "-o", "lb::tell");

        Assert.That(Tell("show-log").Out, Does.Contain("the key is ********"));
        Assert.That(Tell("show-log", "-b", "-t").Out, Does.Contain("Succeeded"));
    }

    [Test]
    public void A_command_runs_again_with_the_JSON_that_it_had_from_anywhere()
    {
        Event("configure", "-j", "stack.json");
        kitchen.Has("stack.json", "{}");
        kitchen.Fake.Files.Delete("/srv/servers");
        Directory.CreateDirectory(kitchen.Path + "/elsewhere");

        Outcome again = Tell("run-command", "configure");

        Assert.That(kitchen.Fake.ReadText("/srv/servers"), Is.EqualTo("app11,app12"));
        Snapshot.Matches(again.ToString().Dated(), "run_again");
        Assert.That(Tell("list-commands").Out.Split('\n'), Has.Length.EqualTo(3));
    }

    [Test]
    public void A_JSON_of_one_s_own_runs_with_the_folders_of_the_last_command()
    {
        Event("configure", "-j", "stack.json");
        kitchen.Has("mine.json", File.ReadAllText(kitchen.Path + "/stack.json").Replace("\"app12\"", "\"other\""));

        Outcome run = Tell("run-command", "-f", "mine.json");

        Assert.That(run.Out, Does.StartWith("About to run 'configure' from mine.json\n").And.EndsWith("Finished the run with exit code 0\n"));
        Assert.That(kitchen.Fake.ReadText("/srv/servers"), Is.EqualTo("app11,other"));
    }

    [Test]
    public void A_failed_event_has_the_exit_code_of_its_run_and_stands_in_the_list()
    {
        Assert.That(Event("deploy", "-j", "stack.json", "-o", "lb::fail").ExitCode, Is.EqualTo(ExitCode.ResourceFailed));
        Assert.That(Event("undeploy", "-j", "stack.json", "-o", "lb::nothing").ExitCode, Is.EqualTo(ExitCode.BadInput));

        Assert.That(Tell("list-commands").Out, Does.Match("^20[^ ]{17} {8}deploy  failed\n20[^ ]{17} {8}undeploy  failed\n$"));
    }

    [Test]
    public void An_older_configure_is_told_to_be_needless()
    {
        Event("configure", "-j", "stack.json");
        kitchen.Has("old.json", File.ReadAllText(kitchen.Path + "/stack.json").Replace("\"sent_at\": 14", "\"sent_at\": 13"));

        Snapshot.Matches(Event("configure", "-j", "old.json").ToString().Dated(), "superseded");
        Assert.That(Event("configure", "-j", "old.json", "--max-age", "60").ExitCode, Is.EqualTo(ExitCode.BadInput), "expired");
        Assert.That(Event("configure", "-j", "old.json", "--now").Out, Does.Contain("Converged"));
        Assert.That(Event("configure", "-j", "old.json", "--force").Out, Does.Contain("Converged"));
    }

    [Test]
    public void After_a_setup_that_failed_a_configure_is_refused()
    {
        Event("setup", "-j", "stack.json", "-o", "lb::fail");

        Snapshot.Matches(Event("configure", "-j", "stack.json").ToString().Dated(), "ignored");
    }

    [TestCase("truncated", """{ "opsworks": { "instance": """)]
    [TestCase("another shape", """{ "run_list": ["recipe[lb]"] }""")]
    [TestCase("a list", "[]")]
    [TestCase("binary", "\u0001\u0002\u0003")]
    [TestCase("wrong inside", """{ "opsworks": { "layers": [] } }""")]
    public void Bad_input_leaves_the_history_as_it_was(string what, string json)
    {
        kitchen.Has("bad.json", json);

        Assert.That(Event("configure", "-j", "bad.json").ExitCode, Is.EqualTo(ExitCode.BadInput), what);
        Assert.That(History, Is.Empty);
    }

    [TestCase("configure -j missing.json", "missing.json: the file does not exist")]
    [TestCase("configure -j .", "this folder holds no stack that is known")]
    [TestCase("configur -j stack.json", "Did you mean configure?")]
    [TestCase("deploy -j stack.json", "sent for the event configure")]
    [TestCase("configure -j stack.json --instance app13", "There is no instance 'app13' in this stack.")]
    [TestCase("configure -j stack.json --timeout soon", "--timeout cannot be 'soon': it is a number of seconds above 0")]
    [TestCase("configure -j stack.json -o recipe[", "--override-runlist: ")]
    public void A_call_that_cannot_be_meant_leaves_the_history_as_it_was(string words, string message)
    {
        Outcome outcome = Event(words.Split(' '));

        Assert.That((outcome.ExitCode, History.Length), Is.EqualTo((ExitCode.BadInput, 0)));
        Assert.That(outcome.Error, Does.Contain(message));
    }

    [Test]
    public void Only_root_gives_commands() =>
        Assert.That(kitchen.CallAsItIs(isRoot: false, "lifecycle", "configure", "-j", "stack.json").Error, Does.Contain("needs root: run it with sudo"));

    /// <summary>Without what is the machine's own.</summary>
    private static string Masked(string report) => Machine().Replace(report, "$1 MACHINE");

    [GeneratedRegex("(Total Memory:|CPU:).*")]
    private static partial Regex Machine();
}

/// <summary>Texts with times that are always the same.</summary>
internal static partial class DatedText
{
    public static string Dated(this string text) => Zoned().Replace(Spoken().Replace(Stamp().Replace(text, "DATE"), "DATE UTC"), "DATE");

    [GeneratedRegex(@"20\d\d-\d\d-\d\d(-\d\d-\d\d-\d\d-\d\d|T\d\d:\d\d:\d\d)\b(?![+-])")]
    private static partial Regex Stamp();

    [GeneratedRegex(@"20\d\d-\d\d-\d\d \d\d:\d\d:\d\d UTC")]
    private static partial Regex Spoken();

    [GeneratedRegex(@"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d")]
    private static partial Regex Zoned();
}
