using System.Text.Json.Nodes;
using RecipeRunner.Tests.SystemTests.Hosts;
using RecipeRunner.Tests.SystemTests.MainJob;

namespace RecipeRunner.Tests.SystemTests.OpsWorks;

/// <summary>Lifecycle events from the sample stacks, on the program as users have it.</summary>
[SystemTest]
public sealed class LifecycleTests
{
    private const string Samples = "/run/samples";
    private const string Small = $"{Samples}/small-chef11.json";
    private const string Cookbook = $"{Checkout.Folder}/cookbooks/lb";
    private const string Commands = $"{Checkout.State}/opsworks/commands";
    private Checkout checkout = null!;

    [SetUp]
    public void Start()
    {
        checkout = Checkout.Start(new()
        {
            Layer = HostLayer.HaproxyInstalled,
            Binds = [new(Path.Combine(Repository.Root, "tests/Cookbooks/stacks"), Samples)],
        });
        // The cookbook that the samples name.
        checkout.Host.Write($"{Cookbook}/metadata.json", """{ "name": "lb", "version": "1.0.0" }""");
        foreach (string name in (string[])["setup", "configure", "deploy", "undeploy", "shutdown"])
            Recipe(name, $$"""File("/srv/{{name}}", new() { Content = (string)node["opsworks"]["activity"]! });""");
        checkout.Host.Shell($"ln -s {PublishedRunner.InHost} /usr/sbin/opsworks-agent-cli").Ok();
    }

    [TearDown]
    public void Stop() => checkout?.Dispose();

    [Test]
    public void The_five_events_run_and_the_history_shows_them()
    {
        checkout.Host.Write($"{Cookbook}/metadata.json", """{ "name": "lb", "version": "1.0.0", "depends": { "app_layer": ">= 0.0.0" } }""");
        Recipe("setup", """IncludeRecipe("app_layer::setup"); File("/srv/setup", new() { Content = (string)node["opsworks"]["activity"]! });""");
        Recipe("configure", """IncludeRecipe("app_layer::configure");""");

        Event("setup", "-j", $"{Samples}/small-chef11.setup.json").Ok();
        Event("configure", "-j", Small).Ok();
        Assert.That(checkout.Host.Read(Checkout.Config), Does.Contain("127.1.1.2").And.Contain("127.1.1.3"));
        foreach (string name in (string[])["deploy", "undeploy", "shutdown"])
        {
            Event(name, "-j", $"{Samples}/api/small", "--instance", "app1-haproxy1").Ok();
            Assert.That(checkout.Host.Read($"/srv/{name}"), Is.EqualTo(name));
        }

        Assert.That(AgentCli("list_commands").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[27..]), Is.EqualTo(["setup", "configure", "deploy", "undeploy", "shutdown"]));
        Assert.That(AgentCli("agent_report"), Does.Contain("Last activity was a \"shutdown\" on 20"));
        Assert.That(AgentCli("get_json", "configure"), Does.Contain("\"recipe[lb::configure]\""));
        Assert.That(AgentCli("show_log", "setup"), Does.Contain("file[/srv/setup]: create new file /srv/setup"));
        Assert.That(checkout.Host.Shell($"find {Checkout.State}/opsworks/commands -perm /077").Stdout, Is.Empty, "for root only");

        checkout.Host.Shell("rm /srv/setup").Ok();
        Assert.That(AgentCli("run_command", "setup"), Does.EndWith("Finished the run with exit code 0\n"));
        Assert.That(checkout.Host.Exists("/srv/setup"));
    }

    [Test]
    public void Of_twenty_configures_at_once_the_newest_is_what_stays()
    {
        Recipe("configure", """File("/srv/newest", new() { Content = node["opsworks"]["sent_at"].ToString() });""");
        JsonNode json = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "tests/Cookbooks/stacks/small-chef11.json")))!;
        for (int i = 1; i <= 20; i++)
        {
            json["opsworks"]!["sent_at"] = 1425286800 + (i * 7 % 20);
            checkout.Host.Write($"/srv/{i}.json", json.ToJsonString());
        }

        HostResult all = checkout.Host.Run(new HostCommand("sh", "-c",
            $"for i in $(seq 20); do {PublishedRunner.InHost} lifecycle configure -j /srv/$i.json >/srv/$i.log 2>&1 & pids=\"$pids $!\"; done; for p in $pids; do wait $p || exit 1; done")
        { WorkingFolder = Checkout.Folder, Timeout = TimeSpan.FromMinutes(2) });

        all.Ok();
        Assert.That(checkout.Host.Read("/srv/newest"), Is.EqualTo("1425286819"));
        Assert.That(AgentCli("list_commands").Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(20));
    }

    [TestCase("""Execute("trap '' TERM; sleep 4711 & sleep 4711", new() { Timeout = TimeSpan.FromHours(1) });""")]
    [TestCase("""while (true) ;""")]
    public void A_shutdown_that_hangs_is_ended_with_all_that_it_started(string recipe)
    {
        Recipe("shutdown", recipe);

        HostResult shutdown = Event("shutdown", "-j", $"{Samples}/api/small", "--instance", "app1-haproxy1", "--timeout", "4");

        Assert.That((shutdown.ExitCode, shutdown.Stderr), Is.EqualTo((1, "recipe-runner: shutdown did not end within 4 s; it was ended, with the commands that it had started\n")));
        Assert.That(checkout.Host.Processes().Select(p => p.CommandLine), Has.None.Contain("4711"));
        Assert.That(AgentCli("list_commands"), Does.EndWith("shutdown  failed\n"));
        Assert.That(AgentCli("show_log"), Does.EndWith("FATAL: shutdown did not end within 4 s; it was ended, with the commands that it had started\n"));
        Event("configure", "-j", Small).Ok();
    }

    [Test]
    public void A_command_that_was_killed_is_recorded_by_the_next()
    {
        Recipe("deploy", """Execute("sleep 4711");""");
        using (HostProcess killed = checkout.Host.StartBackground(Checkout.Command("lifecycle", "deploy", "-j", $"{Samples}/api/small", "--instance", "app1-haproxy1")))
        {
            Wait.Until(() => checkout.Host.Processes().Exists(p => p.CommandLine == "sleep 4711"), TimeSpan.FromSeconds(60), "its command");
            killed.Kill();
            killed.WaitForExit(TimeSpan.FromSeconds(10));
        }

        Event("configure", "-j", Small).Ok();

        Assert.That(AgentCli("list_commands").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[27..]), Is.EqualTo(["deploy  failed", "configure"]));
        Assert.That(checkout.Host.Shell($"cat {Commands}/*.command").Stdout, Does.Contain("interrupted: its process died while it ran"));
    }

    private void Recipe(string name, string text) => checkout.Host.Write($"{Cookbook}/recipes/{name}.csx", text);

    private HostResult Event(params string[] arguments) => checkout.Host.Run(Checkout.Command(["lifecycle", .. arguments]));

    private string AgentCli(params string[] arguments) => checkout.Host.Run("opsworks-agent-cli", arguments).Ok().Stdout;
}
