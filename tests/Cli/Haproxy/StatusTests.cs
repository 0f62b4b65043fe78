using RecipeRunner.Cli.Haproxy;
using RecipeRunner.Converging;
using RecipeRunner.Testing;
using RecipeRunner.Tests.Reporting;
using RecipeRunner.Tests.SystemTests.Hosts;

namespace RecipeRunner.Tests.Cli.Haproxy;

/// <summary>The status, from what HAProxy 2.6.12 answered once.</summary>
internal sealed class StatusTests
{
    private const string Guards = """
        # frontend port since usable min backends
        app open 1795387446 1 1 app
        web2 closed 1795387446 1 2 app,app2

        """;

    private const string NoGuard = "Unknown command, but maybe one of the following ones is a better match:\n  show servers conn [<backend>]  : dump server connections status (all or for a single backend)\n";
    private const string Admin = "/run/haproxy/admin.sock";
    private static readonly string Stat = File.ReadAllText(Path.Combine(Repository.Root, "tests/Cli/Haproxy/show-stat.csv"));
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1795387446 + 7200);

    private static string Text(string guards)
    {
        var output = new Capture();
        new StatusText(output.Output, Now).Write(HaproxyStatus.Of(StatTable.Parse(Stat)!, GuardLine.Parse(guards)));
        return output.Text;
    }

    [Test]
    public void Ports_are_shown_with_the_servers_behind_them() => Snapshot.Matches(Text(Guards), "haproxy_status");

    [Test]
    public void Without_a_guard_too() => Snapshot.Matches(Text(NoGuard), "haproxy_status_without_guard");

    [Test]
    public void As_json() => Snapshot.Matches(StatusJson.Of(HaproxyStatus.Of(StatTable.Parse(Stat)!, GuardLine.Parse(Guards))), "haproxy_status_json");

    [Test]
    public void A_value_in_quotes_may_have_commas_and_quotes()
    {
        StatTable.Row row = StatTable.Parse("# pxname,svname,desc,status\nweb,a,\"one, \"\"two\"\"\",UP\n")!.Rows.Single();
        Assert.That((row["desc"], row["status"], row["none"]), Is.EqualTo(("one, \"two\"", "UP", "")));
    }

    [Test]
    public void The_socket_is_that_of_the_configuration_that_runs()
    {
        var machine = FakeMachine.Debian12();
        machine.HasFile("/proc/70/cmdline", "haproxy\0-db\0-f\0/srv/other.cfg\0").HasFile("/srv/other.cfg", "global\n  maxconn 5\n");
        machine.HasFile("/proc/80/cmdline", "/usr/sbin/haproxy\0-Ws\0-f\0/srv/haproxy.cfg\0").HasFile("/srv/haproxy.cfg", "global\n  stats  socket /run/own.sock mode 660 level admin\n");
        machine.HasFile("/run/own.sock", "").HasSocket("/run/own.sock", question => question == "show stat\n" ? Stat : Guards);
        Assert.That(StatsSocket.Find(machine).Ask().Frontends.Select(f => (f.Name, f.IsOpen)), Is.EqualTo(new[] { ("app", true), ("stats", true), ("admin", false), ("web2", false) }));
    }

    [Test]
    public void Whoever_cannot_be_asked_is_named()
    {
        var machine = FakeMachine.Debian12();
        RecipeRunnerException gone = Refusal();
        Assert.That(gone.ExitCode, Is.EqualTo(ExitCode.ResourceFailed));
        Assert.That(gone.Message, Does.Contain("haproxy does not run").And.Contain(Admin).And.Contain("--socket"));

        machine.HasFile(Admin, "").HasSocket(Admin, _ => throw new IOException($"The socket {Admin} cannot be asked: Permission denied."));
        RecipeRunnerException denied = Refusal();
        Assert.That(denied.ExitCode, Is.EqualTo(ExitCode.ResourceFailed));
        Assert.That(denied.Message, Does.Contain("Permission denied.").And.Contain("root or in the group"));

        RecipeRunnerException Refusal() => Assert.Throws<RecipeRunnerException>(() => StatsSocket.Find(machine).Ask())!;
    }

    [Test]
    public void A_socket_that_answers_something_else_is_bad_input()
    {
        var machine = FakeMachine.Debian12().HasFile("/run/master.sock", "").HasSocket("/run/master.sock", _ => "Unknown command: 'show stat'\n");
        RecipeRunnerException refusal = Assert.Throws<RecipeRunnerException>(() => new StatsSocket(machine, "/run/master.sock").Ask())!;
        Assert.That(refusal.ExitCode, Is.EqualTo(ExitCode.BadInput));
        Assert.That(refusal.Message, Does.Contain("/run/master.sock is no stats socket").And.Contain("Unknown command: 'show stat'"));
    }

    [TestCase(ExitCode.ResourceFailed, "has no stats socket /nonexistent/admin.sock", "--socket", "/nonexistent/admin.sock")]
    [TestCase(ExitCode.BadInput, "--format cannot be 'yaml': it is one of text, json", "--format", "yaml")]
    public void The_command_line_is_checked(ExitCode code, string message, params string[] args)
    {
        (ExitCode exitCode, _, string error) = new FakeEngine().Call(["haproxy", "status", .. args]);
        Assert.That(exitCode, Is.EqualTo(code));
        Assert.That(error, Does.Contain(message));
    }
}
