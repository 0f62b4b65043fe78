namespace RecipeRunner.Tests.SystemTests.Hosts;

[SystemTest]
public sealed class ThrowawayHostTests
{
    private ThrowawayHost host = null!;

    [OneTimeSetUp]
    public void Start() => host = ThrowawayHost.Start();

    [OneTimeTearDown]
    public void Stop() => host.Dispose();

    [Test]
    public void Output_and_exit_code_of_a_command_come_through()
    {
        var result = host.Shell("echo out; echo err >&2; exit 7");

        Assert.That((result.ExitCode, result.Stdout, result.Stderr), Is.EqualTo((7, "out\n", "err\n")));
    }

    [Test]
    public void A_command_reads_what_it_is_given() =>
        Assert.That(host.Run(new HostCommand("cat") { Stdin = "grüß dich" }).Stdout, Is.EqualTo("grüß dich"));

    [Test]
    public void A_command_has_a_clean_environment_and_what_is_added_to_it()
    {
        var command = new HostCommand("env") { Environment = new Dictionary<string, string> { ["COLOUR"] = "green" } };

        var lines = host.Run(command).Stdout.Split('\n');

        Assert.That(lines, Does.Contain("COLOUR=green").And.Contains("HOME=/root"));
        Assert.That(lines.Where(l => l.StartsWith("VSTEST", StringComparison.Ordinal) || l.StartsWith("MSBUILD", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void A_failed_command_shows_what_it_said() =>
        Assert.That(() => host.Shell("echo sorry >&2; exit 3").Ok(),
            Throws.InvalidOperationException.With.Message.Contains("exit code 3").And.Message.Contains("sorry"));

    [Test]
    public void A_command_that_takes_too_long_is_killed_and_leaves_no_process()
    {
        var command = new HostCommand("sh", "-c", "echo started; sleep 4321") { Timeout = TimeSpan.FromSeconds(0.5) };

        Assert.That(() => host.Run(command), Throws.TypeOf<TimeoutException>().With.Message.Contains("started"));
        Wait.Until(() => !host.Processes().Exists(p => p.CommandLine.Contains("4321")), TimeSpan.FromSeconds(5), "the end of sleep");
    }

    [Test]
    public void Nothing_but_loopback_is_reached()
    {
        Assert.That(host.Shell("ls /sys/class/net").Stdout, Is.EqualTo("lo\n"));
        Assert.That(host.Run("ip", "-o", "address", "show", "lo").Stdout, Does.Contain("127.0.0.1/8"));
        Assert.That(host.Run("ip", "route").Stdout, Is.Empty);
    }

    [Test]
    public void Writing_changes_nothing_on_the_machine()
    {
        var before = File.ReadAllText("/etc/os-release");

        host.Write("/etc/os-release", "NAME=nothing\n");
        host.Write("/srv/deep/er/file", "x", "0600");
        host.Run("rm", "-rf", "/usr/share/doc", "/etc/fstab").Ok();
        host.Write("/tmp/throwaway-probe", "x");
        host.Write("/run/throwaway-probe", "x");

        Assert.That(host.Read("/etc/os-release"), Is.EqualTo("NAME=nothing\n"));
        Assert.That(host.Stat("/srv/deep/er/file").Mode, Is.EqualTo("600"));
        Assert.That(host.Exists("/usr/share/doc"), Is.False);
        Assert.That(File.ReadAllText("/etc/os-release"), Is.EqualTo(before));
        Assert.That(Directory.Exists("/usr/share/doc") && !Directory.Exists("/srv/deep"));
        Assert.That(File.Exists("/tmp/throwaway-probe") || File.Exists("/run/throwaway-probe"), Is.False);
    }

    [Test]
    public void The_machine_s_clock_and_kernel_settings_are_out_of_reach()
    {
        Assert.That(host.Run("date", "-s", "2001-01-01").ExitCode, Is.Not.Zero);
        Assert.That(host.Shell("echo 1 >/proc/sys/vm/swappiness").ExitCode, Is.Not.Zero);
        Assert.That(host.Shell("echo 1 >/proc/sys/net/ipv4/ip_nonlocal_bind").ExitCode, Is.Zero, "its own network's settings");
    }

    [Test]
    public void The_machine_s_processes_are_not_seen()
    {
        Assert.That(host.Shell("ls -d /proc/[0-9]* | wc -l").Stdout.Trim(), Is.LessThan("9").And.Length.EqualTo(1));
        Assert.That(host.Processes().Single(p => p.Pid == 1).CommandLine, Is.EqualTo("sleep infinity"));
    }

    [Test]
    public void Orphans_are_reaped()
    {
        host.Shell("(sleep 0.05 & echo $! >/tmp/orphan)").Ok();

        Wait.Until(() => host.Shell("! kill -0 $(cat /tmp/orphan)").ExitCode == 0, TimeSpan.FromSeconds(5), "the orphan's end");
    }

    [Test]
    public void A_background_process_can_be_watched_and_killed()
    {
        using var process = host.StartBackground(new("sh", "-c", "echo ready; exec sleep 1234"));
        process.WaitForOutput("ready", TimeSpan.FromSeconds(5));
        var seen = host.Processes().Single(p => p.MachinePid == process.MachinePid);

        process.Kill();

        Assert.That(seen.StartTicks, Is.Positive);
        Assert.That(process.WaitForExit(TimeSpan.FromSeconds(5)).ExitCode, Is.EqualTo(128 + Signal.Kill));
        Assert.That(host.Processes().Select(p => p.Pid), Does.Not.Contain(seen.Pid));
    }

    [Test]
    public void An_ordinary_user_has_no_rights_of_root()
    {
        host.AddUser("alice");

        Assert.That(host.Run(new HostCommand("sh", "-c", "id -un; echo $HOME") { User = "alice" }).Stdout, Is.EqualTo("alice\n/home/alice\n"));
        Assert.That(host.Run(new HostCommand("touch", "/etc/hers") { User = "alice" }).ExitCode, Is.EqualTo(1));
        Assert.That(host.Run(new HostCommand("grep", "CapEff", "/proc/self/status") { User = "alice" }).Stdout, Does.Contain("0000000000000000"));
    }

    [Test]
    public void A_small_disk_can_be_filled()
    {
        host.MountSmallDisk("/srv/small", "64k");

        var result = host.Shell("head -c 100000 /dev/zero >/srv/small/big");

        Assert.That(result.ExitCode, Is.Not.Zero);
        Assert.That(result.Stderr, Does.Contain("No space left on device"));
    }

    [Test]
    public void The_published_recipe_runner_runs_for_every_user()
    {
        using var host = ThrowawayHost.Start(new() { Binds = [PublishedRunner.Bind] });
        host.AddUser("alice");

        Assert.That(host.Run(PublishedRunner.InHost, "--version").Ok().ExitCode, Is.Zero);
        Assert.That(host.Run(new HostCommand(PublishedRunner.InHost, "--version") { User = "alice" }).Ok().ExitCode, Is.Zero);
        Assert.That(host.Run("touch", PublishedRunner.InHost).ExitCode, Is.Not.Zero, "what is bound is read-only");
    }

    [Test]
    public void A_host_can_be_made_on_a_machine_whose_root_is_an_overlay([Values("", "systemd")] string systemd)
    {
        DebianTree.Folder();
        var holder = new HostCommand("dotnet", "exec", typeof(HeldHost).Assembly.Location, "hold-host", systemd)
        {
            Stdin = "\n",
            Environment = new Dictionary<string, string> { ["RECIPE_TEST_CACHE"] = TestCache.Folder },
        };

        Assert.That(host.Run(holder).Ok().Stdout, Does.StartWith("holding "));
    }
}
