using System.Diagnostics;
using RecipeRunner.Machines;
using RecipeRunner.Machines.Local;

namespace RecipeRunner.Tests.Machines;

public sealed class LocalProcessesTests
{
    private readonly LocalProcesses processes = new();

    private CommandResult Shell(string text) => processes.Run(Command.Shell(text));

    [Test]
    public void Output_error_and_exit_code_come_back()
    {
        Assert.That(Shell("echo out; echo err >&2; exit 3"), Is.EqualTo(new CommandResult(3, "out\n", "err\n")));
    }

    [Test]
    public void An_array_is_never_read_as_shell_text()
    {
        Assert.That(processes.Run(new Command(["printf", "%s|", "a b", "$(id)", "'", "é"])).Stdout, Is.EqualTo("a b|$(id)|'|é|"));
    }

    [Test]
    public void A_signal_is_128_and_its_number() => Assert.That(Shell("kill -9 $$").ExitCode, Is.EqualTo(137));

    [Test]
    public void Standard_input_is_empty_unless_it_is_given()
    {
        Assert.That(Shell("cat").Stdout, Is.Empty);
        string input = new('x', 300_000);
        Assert.That(processes.Run(new Command(["wc", "-c"]) { Input = input }).Stdout.Trim(), Is.EqualTo("300000"));
        Assert.That(processes.Run(new Command(["true"]) { Input = input }).ExitCode, Is.Zero, "one that does not read it");
    }

    [Test]
    public void The_folder_is_the_root_unless_it_is_given()
    {
        Assert.That(Shell("pwd").Stdout, Is.EqualTo("/\n"));
        Assert.That(processes.Run(Command.Shell("pwd") with { Cwd = "/usr" }).Stdout, Is.EqualTo("/usr\n"));
        Assert.That(() => processes.Run(Command.Shell("pwd") with { Cwd = "/no/such" }),
            Throws.TypeOf<CommandStartException>().With.Message.Contains("/no/such does not exist"));
    }

    [Test]
    public void Variables_are_added_and_removed()
    {
        Command command = Command.Shell("echo \"$A-${HOME-none}\"") with { Environment = new Dictionary<string, string?> { ["A"] = "1 2", ["HOME"] = null } };
        Assert.That(processes.Run(command).Stdout, Is.EqualTo("1 2-none\n"));
    }

    [Test]
    public void System_programs_are_found_whatever_the_PATH()
    {
        Assert.That(processes.Run(Command.Shell("echo $PATH")).Stdout.Trim().Split(':'), Is.SupersetOf(new[] { "/usr/sbin", "/sbin", "/usr/bin" }));
    }

    [TestCase(null, "0022")]
    [TestCase("077", "0077")]
    public void The_umask_is_022_unless_it_is_given(string? umask, string seen)
    {
        int ours = Posix.Umask(0b000_000_111);
        try
        {
            Assert.That(processes.Run(Command.Shell("umask") with { Umask = umask }).Stdout.Trim(), Is.EqualTo(seen));
            Assert.That(processes.Run(new Command(["printf", "%s", "$0 x"]) { Umask = umask }).Stdout, Is.EqualTo("$0 x"));
        }
        finally
        {
            _ = Posix.Umask(ours);
        }
    }

    [Test]
    public void A_umask_that_is_none_is_refused()
    {
        Assert.That(() => processes.Run(Command.Shell("true") with { Umask = "09" }), Throws.TypeOf<CommandStartException>().With.Message.Contains("\"09\""));
    }

    [Test]
    public void A_user_runs_it_with_our_group_and_HOME_as_in_Chef()
    {
        Assume.That(Posix.GetEUid(), Is.Zero, "only root can");
        CommandResult result = processes.Run(Command.Shell("id -u; id -g; id -G; echo $HOME") with { User = "nobody" });
        Assert.That(result.Stdout, Is.EqualTo($"65534\n0\n0 65534\n{Environment.GetEnvironmentVariable("HOME")}\n"));
        Assert.That(processes.Run(Command.Shell("id -u; id -g") with { User = "12345", Group = "daemon" }).Stdout, Is.EqualTo("12345\n1\n"));
        Assert.That(processes.Run(Command.Shell("id -u; id -g") with { Group = "daemon" }).Stdout, Is.EqualTo("0\n1\n"));
        Assert.That(() => processes.Run(Command.Shell("id") with { User = "nosuchuser" }), Throws.TypeOf<CommandStartException>().With.Message.Contains("no user nosuchuser"));
    }

    [Test]
    public void What_cannot_be_started_is_named_with_where_it_was_looked_for()
    {
        Assert.That(() => processes.Run(new Command(["no-such-program"])),
            Throws.TypeOf<CommandStartException>().With.Message.Contains("no program no-such-program in PATH (").And.Message.Contains("/usr/bin"));
        Assert.That(() => processes.Run(new Command(["/etc/no-such"])), Throws.TypeOf<CommandStartException>().With.Message.Contains("/etc/no-such does not exist"));
        Assert.That(() => processes.Run(new Command(["/etc/passwd"])), Throws.TypeOf<CommandStartException>().With.Message.Contains("/etc/passwd cannot be executed"));
        Assert.That(() => processes.Run(new Command([])), Throws.TypeOf<CommandStartException>());
    }

    [Test]
    public void A_script_without_its_first_line_and_one_with_a_missing_interpreter_say_so()
    {
        using TemporaryFolder folder = new();
        LocalFiles files = new();
        files.Write($"{folder}/a", new FileWrite { Content = "echo x\n"u8.ToArray(), Mode = 0b111_101_101 });
        files.Write($"{folder}/b", new FileWrite { Content = "#!/no/such\n"u8.ToArray(), Mode = 0b111_101_101 });
        Assert.That(() => processes.Run(new Command([$"{folder}/a"])), Throws.TypeOf<CommandStartException>().With.Message.Contains("#!/bin/sh"));
        Assert.That(() => processes.Run(new Command(["./b"]) { Cwd = folder }), Throws.TypeOf<CommandStartException>().With.Message.Contains("interpreter"));
    }

    [Test]
    public void A_timeout_kills_all_that_was_started_and_tells_what_was_printed()
    {
        using TemporaryFolder folder = new();
        Command command = Command.Shell($"echo begun; (sleep 30; echo x > {folder}/after) & echo $! > {folder}/pid; wait") with { Timeout = TimeSpan.FromMilliseconds(300) };
        Stopwatch time = Stopwatch.StartNew();
        Assert.That(() => processes.Run(command), Throws.TypeOf<CommandTimeoutException>().With.Message.Contains("begun").And.Message.Contains("0.3 s"));
        Assert.That(time.Elapsed, Is.LessThan(TimeSpan.FromSeconds(3)));
        Assert.That(() => File.Exists($"/proc/{File.ReadAllText($"{folder}/pid").Trim()}/cmdline") && File.ReadAllText($"/proc/{File.ReadAllText($"{folder}/pid").Trim()}/cmdline").Length > 0,
            Is.False.After(2000, 20));
    }

    [Test]
    public void A_daemon_that_keeps_our_pipes_does_not_hold_us()
    {
        Stopwatch time = Stopwatch.StartNew();
        CommandResult result = Shell("echo started; sleep 3 & exit 0");
        Assert.That(result.Stdout, Is.EqualTo("started\n"));
        Assert.That(time.Elapsed, Is.LessThan(TimeSpan.FromSeconds(2)));
    }

    [Test]
    public void Of_a_flood_the_last_mebibyte_is_kept_and_it_is_said()
    {
        CommandResult result = Shell("head -c 5000000 /dev/zero | tr '\\0' x; echo end; head -c 200000 /dev/zero >&2");
        Assert.That(result.Stdout, Does.StartWith("[").And.Contain("were left out]").And.EndWith("xend\n"));
        Assert.That(result.Stdout, Has.Length.LessThan(1024 * 1024 + 100));
        Assert.That(result.Stderr, Has.Length.EqualTo(200000));
    }

    [Test]
    public void Bytes_that_are_no_text_are_replaced() => Assert.That(Shell("printf 'a\\377b'").Stdout, Is.EqualTo("a\ufffdb"));

    [Test]
    public void A_command_has_a_session_of_its_own_and_the_usual_signals()
    {
        Assert.That(Shell("test \"$(ps -o sid= -p $$ | tr -d ' ')\" = $$").ExitCode, Is.Zero);
        // Ended by SIGPIPE, which .NET ignores, the writer says 141.
        Assert.That(Shell("(yes; echo $? >&2) | head -1").Stderr.Trim(), Is.EqualTo("141"));
    }

    [Test]
    public void A_closed_output_does_not_end_the_wait()
    {
        Assert.That(Shell("exec >&- 2>&-; sleep 0.2; exit 7").ExitCode, Is.EqualTo(7));
    }
}
