using RecipeRunner.Converging;
using RecipeRunner.Machines;
using RecipeRunner.Machines.Services;

namespace RecipeRunner.Tests.Machines.Services;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SysVServicesTests
{
    private const string Script = """
        #!/bin/sh
        ### BEGIN INIT INFO
        # Provides:          haproxy
        ### END INIT INFO
        PATH=/sbin:/usr/sbin:/bin:/usr/bin
        BASENAME=haproxy
        PIDFILE=/var/run/${BASENAME}.pid
        HAPROXY="/usr/sbin/$BASENAME"
        EXTRA=`date`
        test -x $HAPROXY || exit 0
        case "$1" in
        start) start-stop-daemon --start --pidfile $PIDFILE --exec $HAPROXY ;;
        status)
            exit 3 ;;
        esac
        """;

    private readonly CannedFiles files = new() { ["/etc/init.d/haproxy"] = Script };
    private readonly CannedProcesses processes = new();
    private readonly IServices services;

    public SysVServicesTests() => services = SystemServices.For(files, processes, new CannedClock());

    private void Run(string program, string pid = "42")
    {
        files["/var/run/haproxy.pid"] = pid + "\n";
        files.CreateSymbolicLink($"/proc/{pid}/exe", program);
        files[$"/proc/{pid}/cmdline"] = program + "\0-D\0";
    }

    [TestCase("/usr/sbin/haproxy")]
    [TestCase("/usr/sbin/haproxy (deleted)")]
    public void A_daemon_that_its_pid_file_and_proc_confirm_runs_and_no_command_is_run(string program)
    {
        Run(program);

        Assert.That(services.Status("haproxy").Running, Is.True);
        Assert.That(processes.Ran, Is.Empty);
    }

    [Test]
    public void A_daemon_in_a_script_language_is_known_by_its_second_word()
    {
        files["/etc/init.d/app"] = "DAEMON=/usr/bin/app\nPIDFILE=/run/app.pid\n";
        files["/run/app.pid"] = "7";
        files.CreateSymbolicLink("/proc/7/exe", "/usr/bin/python3.11");
        files["/proc/7/cmdline"] = "/usr/bin/python3\0/usr/bin/app\0";

        Assert.That(services.Status("app").Running, Is.True);
    }

    [TestCase("/usr/bin/vim", 3, false)]
    [TestCase("/usr/bin/vim", 0, true)]
    [TestCase(null, 3, false)]
    [TestCase(null, 0, true)]
    public void Where_the_pid_file_proves_nothing_the_scripts_status_decides(string? program, int exitCode, bool running)
    {
        if (program is not null) Run(program);
        processes.On("/etc/init.d/haproxy status", exitCode: exitCode);

        Assert.That(services.Status("haproxy").Running, Is.EqualTo(running));
        Assert.That(processes.Ran.Single().Changes, Is.False);
    }

    [Test]
    public void Without_a_status_action_the_process_table_decides()
    {
        files["/etc/init.d/old"] = "DAEMON=/usr/sbin/old\ncase $1 in start) $DAEMON ;; esac\n";

        bool before = services.Status("old").Running;
        files.CreateSymbolicLink("/proc/9/exe", "/usr/sbin/old");

        Assert.That((before, services.Status("old").Running), Is.EqualTo((false, true)));
    }

    [TestCase("S01haproxy", true)]
    [TestCase("K01haproxy", false)]
    [TestCase("S01haproxy2", false)]
    [TestCase("S01myhaproxy", false)]
    public void Start_links_tell_whether_it_is_enabled(string link, bool enabled)
    {
        processes.On("status", exitCode: 3);
        files[$"/etc/rc3.d/{link}"] = "";

        Assert.That(services.Status("haproxy").Enabled, Is.EqualTo(enabled));
    }

    [Test]
    public void Enabling_makes_links_that_were_never_there()
    {
        processes.On("update-rc.d");

        services.Enable("haproxy");

        Assert.That(processes.Lines, Is.EqualTo(new[] { "update-rc.d haproxy defaults", "update-rc.d haproxy enable" }));
    }

    [Test]
    public void A_start_that_leaves_nothing_running_is_an_error()
    {
        processes.On("service haproxy start", "Starting haproxy: haproxy.\n").On("status", exitCode: 3);

        var error = Assert.Throws<RecipeRunnerException>(() => services.Start("haproxy"))!;

        Assert.That(error.Message, Does.Contain("but it does not run").And.Contain("Starting haproxy: haproxy."));
    }

    [Test]
    public void A_start_is_waited_for()
    {
        int asked = 0;
        processes.On("service haproxy start").On("status", exitCode: 3, effect: () =>
        {
            if (++asked == 3) Run("/usr/sbin/haproxy");
        });

        services.Start("haproxy");

        Assert.That(services.Status("haproxy").Running, Is.True);
    }

    [Test]
    public void A_failed_action_quotes_the_script()
    {
        processes.On("service haproxy reload", exitCode: 1, stderr: "[ALERT] parsing error in haproxy.cfg:3");

        Assert.That(Assert.Throws<RecipeRunnerException>(() => services.Reload("haproxy"))!.Message, Does.Contain("[ALERT] parsing error in haproxy.cfg:3"));
    }

    [Test]
    public void A_missing_script_is_an_error_with_the_nearest_name_or_the_unit_that_cannot_run_here()
    {
        files["/lib/systemd/system/web.service"] = "";

        Assert.That(services.Status("haprox").Exists, Is.False);
        Assert.That(Assert.Throws<RecipeRunnerException>(() => services.Start("haprox"))!.Message, Does.Contain("Did you mean haproxy?"));
        Assert.That(Assert.Throws<RecipeRunnerException>(() => services.Start("web"))!.Message, Does.Contain("systemd is not running on this machine"));
        Assert.That(Assert.Throws<RecipeRunnerException>(() => services.Mask("haproxy"))!.Message, Does.Contain("needs systemd"));
    }

    [Test]
    public void Assignments_that_only_a_shell_could_read_are_not_trusted()
    {
        var script = new InitScript("NAME=x\nDAEMON=$(which $NAME)\nPIDFILE=$RUN/$NAME.pid\nCONFIG=${NAME:-y}\nLOG='/var/log/$NAME'\n");

        Assert.That(script.PidFile, Is.Null);
        Assert.That(script.Programs, Is.Empty);
    }
}
