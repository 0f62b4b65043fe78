using System.Text.Json;
using RecipeRunner.Tests.SystemTests.Hosts;
using RecipeRunner.Tests.SystemTests.MainJob;

namespace RecipeRunner.Tests.SystemTests.Rehearsals;

/// <summary>Rehearsals in a throwaway host, so that what they would leave can be told.</summary>
[SystemTest]
public sealed class RehearsalTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private Checkout checkout = null!;
    private ChangeMark before = null!;

    private ThrowawayHost Host => checkout.Host;

    [OneTimeSetUp]
    public void Start()
    {
        checkout = Checkout.Start(new() { Root = HostRoot.Debian, Layer = HostLayer.AptReady });
        Recipe("unsettled", """Execute("date +%N >/srv/again");""");
        Recipe("slow", """Execute("sleep 1234");""");
        Recipe("quick", """File("/srv/quick", new() { Content = "x" });""");
        before = Host.Mark();
    }

    [OneTimeTearDown]
    public void Stop() => checkout.Dispose();

    [Test]
    public void The_shipped_run_is_rehearsed_with_systemd_and_leaves_nothing_but_compiled_recipes()
    {
        string mounts = Host.Read("/proc/mounts"), processes = Processes();

        HostResult result = Host.Run(Checkout.Command("rehearse", "--network", "none", "-F", "json")).Ok();

        JsonElement report = JsonDocument.Parse(result.Stdout).RootElement;
        Assert.That((report.GetProperty("passed").GetBoolean(), report.GetProperty("init").GetString()), Is.EqualTo((true, "systemd")));
        Assert.That(Texts(report.GetProperty("packages"), "name"), Does.Contain("haproxy"));
        Assert.That(Texts(report.GetProperty("services_active").GetProperty("added")), Does.Contain("haproxy"));
        Assert.That(Texts(report.GetProperty("services_enabled").GetProperty("added")), Does.Contain("haproxy"));
        Assert.That(Texts(report.GetProperty("users").GetProperty("added")), Is.EqualTo(new[] { "haproxy" }));
        Assert.That(report.GetProperty("ports").GetProperty("added").EnumerateArray().Select(p => p.GetProperty("port").GetInt32()), Does.Contain(8081).And.Contain(8082));
        JsonElement config = report.GetProperty("files").EnumerateArray().Single(f => f.GetProperty("path").GetString() == Checkout.Config);
        Assert.That(config.GetProperty("resource").GetString(), Is.EqualTo($"template[{Checkout.Config}]"));
        Assert.That(Host.Changes(before).Select(c => c.Path).Where(p => !p.StartsWith("/var/cache/recipe-runner", StringComparison.Ordinal)), Is.Empty);
        Assert.That(Host.Read("/proc/mounts"), Is.EqualTo(mounts));
        Assert.That(Processes(), Is.EqualTo(processes));
    }

    [Test]
    public void A_second_converge_that_changes_something_fails_the_rehearsal()
    {
        HostResult result = Host.Run(Rehearse("unsettled", "plain", "-j", "-") with { Stdin = """{ "run_list": ["recipe[unsettled]"] }""" });

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Stdout, Does.Contain("the second converge changed something again").And.Contain("execute[date +%N >/srv/again] action run, declared at"));
    }

    [Test]
    public void A_shell_looks_around_in_what_came_of_it()
    {
        HostResult result = Host.Run(Rehearse("quick", "plain", "--keep") with { Stdin = "echo \"found $(cat /srv/quick)\"\n" }).Ok();

        Assert.That(result.Stdout, Does.EndWith("found x\n"));
        Assert.That(Host.Exists("/srv/quick"), Is.False);
    }

    [Test]
    public void Nothing_is_left_when_it_is_killed([Values("at the start", "in the converge", "in the shell")] string when)
    {
        string mounts = Host.Read("/proc/mounts"), processes = Processes();
        // A shell that waits for a person: the pipe has a writer as long as the tool lives.
        Host.Shell("rm -f /run/keys; mkfifo /run/keys").Ok();
        HostCommand command = when == "in the shell" ? Rehearse("quick", "plain", "--keep") : Rehearse("slow", when == "at the start" ? "systemd" : "plain");
        using HostProcess tool = Host.StartBackground(new HostCommand("sh", ["-c", "exec \"$@\" <>/run/keys", "sh", command.FileName, .. command.Arguments]) { WorkingFolder = command.WorkingFolder });
        Wait.Until(() => IsAt(when, tool), Limit, $"the rehearsal to be {when}");

        tool.Kill();

        Assert.That(tool.WaitForExit(Limit).ExitCode, Is.EqualTo(128 + Signal.Kill));
        Wait.Until(() => Processes() == processes, Limit, "the end of all its processes");
        Assert.That(Host.Read("/proc/mounts"), Is.EqualTo(mounts));
        Assert.That(Host.Changes(before).Select(c => c.Path).Where(p => !p.StartsWith("/var/cache/recipe-runner", StringComparison.Ordinal)), Is.Empty);
        Assert.That(Host.Shell("ls -A /tmp").Stdout, Is.Empty);
        Assert.That(NothingLeftTests.Cgroups().Where(c => c.Contains($"throwaway-{tool.MachinePid}-", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void A_signal_ends_it_and_the_host()
    {
        string processes = Processes();
        HostCommand command = Rehearse("slow", "systemd");
        // Tests that run in the background of a shell have it ignored, and their children would have.
        using HostProcess tool = Host.StartBackground(new HostCommand("env", ["--default-signal=INT", command.FileName, .. command.Arguments]) { WorkingFolder = command.WorkingFolder, Environment = command.Environment });
        Wait.Until(() => IsAt("in the converge", tool), Limit, "the converge");

        tool.Kill(Signal.Interrupt);

        Assert.That(tool.WaitForExit(Limit).ExitCode, Is.EqualTo(130));
        Wait.Until(() => Processes() == processes, Limit, "the end of all its processes");
    }

    private static HostCommand Rehearse(string cookbook, string init, params string[] more) =>
        Checkout.Command(["rehearse", $"/srv/authors/{cookbook}", "--network", "none", "--init", init, .. more]);

    private bool IsAt(string when, HostProcess tool) => when switch
    {
        "at the start" => Processes().Contains("unshare --mount --pid", StringComparison.Ordinal),
        "in the converge" => Processes().Contains("sleep 1234", StringComparison.Ordinal),
        _ => tool.Stderr.Contains("A shell in the host", StringComparison.Ordinal),
    };

    private void Recipe(string cookbook, string text)
    {
        Host.Write($"/srv/authors/{cookbook}/metadata.json", $$"""{ "name": "{{cookbook}}", "version": "1.0.0" }""");
        Host.Write($"/srv/authors/{cookbook}/recipes/default.csx", text);
    }

    /// <summary>The command lines of all processes of the host and of hosts within it, but for the one that asks, which looks who is there before it starts another.</summary>
    private string Processes() => string.Join('\n', Host.Shell("for p in /proc/[0-9]*; do [ $p = /proc/$$ ] || { tr '\\0' ' ' <$p/cmdline; echo; }; done").Stdout
        .Split('\n', StringSplitOptions.RemoveEmptyEntries));

    private static string[] Texts(JsonElement list) => [.. list.EnumerateArray().Select(e => e.GetString()!)];

    private static string[] Texts(JsonElement list, string member) => [.. list.EnumerateArray().Select(e => e.GetProperty(member).GetString()!)];
}
