using RecipeRunner.Converging;
using RecipeRunner.Machines;
using RecipeRunner.Machines.Services;

namespace RecipeRunner.Tests.Machines.Services;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SystemdServicesTests
{
    private readonly CannedFiles files = new CannedFiles().Folder("/run/systemd/system");
    private readonly CannedProcesses processes = new();
    private readonly IServices services;

    public SystemdServicesTests() => services = SystemServices.For(files, processes, new CannedClock());

    private static string Shown(string id = "haproxy.service", string load = "loaded", string active = "active", string sub = "running",
        string file = "enabled", string reload = "no", string type = "notify", string result = "success", string source = "") =>
        $"Type={type}\nResult={result}\nId={id}\nLoadState={load}\nActiveState={active}\nSubState={sub}\nUnitFileState={file}\nSourcePath={source}\nNeedDaemonReload={reload}\n";

    private IEnumerable<string> Actions => processes.Lines.Where(line => !line.StartsWith("systemctl show", StringComparison.Ordinal));

    [TestCase("enabled", true, true)]
    [TestCase("disabled", false, true)]
    [TestCase("enabled-runtime", false, true)]
    [TestCase("static", true, false)]
    [TestCase("indirect", true, false)]
    [TestCase("generated", true, false)]
    [TestCase("alias", true, false)]
    public void A_unit_files_state_tells_whether_it_is_enabled_and_can_be(string file, bool enabled, bool toggles)
    {
        processes.On("systemctl show", Shown(file: file));

        Assert.That(services.Status("haproxy"), Is.EqualTo(new ServiceStatus(true, true, enabled, Toggles: toggles)));
        Assert.That(processes.Ran, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_unit_made_from_an_init_script_is_enabled_by_the_scripts_links()
    {
        processes.On("systemctl show", Shown(file: "generated", source: "/etc/init.d/haproxy"));

        ServiceStatus without = services.Status("haproxy");
        files["/etc/rc5.d/S01haproxy"] = "";

        Assert.That((without.Enabled, without.Toggles, services.Status("haproxy").Enabled), Is.EqualTo((false, true, true)));
    }

    [TestCase("failed", "failed", false, true)]
    [TestCase("inactive", "dead", false, false)]
    [TestCase("reloading", "reload", true, false)]
    [TestCase("activating", "auto-restart", false, true)]
    public void The_active_state_tells_whether_it_runs_or_failed(string active, string sub, bool running, bool failed)
    {
        processes.On("systemctl show", Shown(active: active, sub: sub));

        Assert.That(services.Status("haproxy"), Has.Property("Running").EqualTo(running).And.Property("Failed").EqualTo(failed));
    }

    [Test]
    public void A_start_after_too_many_failures_forgets_them_first()
    {
        processes.On("systemctl show", Shown(active: "failed", sub: "failed", result: "start-limit-hit")).On("reset-failed")
            .On("systemctl start", effect: () => processes.On("systemctl show", Shown()));

        services.Start("haproxy");

        Assert.That(Actions, Is.EqualTo(new[] { "systemctl reset-failed -- haproxy", "systemctl start -- haproxy" }));
    }

    [Test]
    public void Changed_unit_files_are_read_before_a_restart()
    {
        processes.On("systemctl show", Shown(reload: "yes")).On("systemctl restart")
            .On("daemon-reload", effect: () => processes.On("systemctl show", Shown()));

        services.Restart("haproxy");

        Assert.That(Actions, Is.EqualTo(new[] { "systemctl daemon-reload --", "systemctl restart -- haproxy" }));
    }

    [Test]
    public void A_masked_unit_cannot_start_and_the_error_says_how_out()
    {
        processes.On("systemctl show", Shown(load: "masked", file: "masked", active: "inactive"));

        var error = Assert.Throws<RecipeRunnerException>(() => services.Start("haproxy"))!;

        Assert.That(error.Message, Does.Contain("is masked").And.Contain("systemctl unmask haproxy.service"));
        Assert.That(services.Status("haproxy").Masked, Is.True);
        Assert.That(Actions, Is.Empty);
    }

    [Test]
    public void A_missing_unit_is_an_error_with_the_nearest_name()
    {
        processes.On("systemctl show", Shown(load: "not-found", active: "inactive", file: "")).On("daemon-reload")
            .On("list-unit-files", "haproxy.service   disabled enabled\nssh.service enabled enabled\nhaproxy.socket enabled enabled\n");

        var error = Assert.Throws<RecipeRunnerException>(() => services.Start("haprox"))!;

        Assert.That(error.Message, Does.Contain("no such unit").And.Contain("Did you mean haproxy?"));
        Assert.That(services.Status("haprox").Exists, Is.False);
    }

    [Test]
    public void A_service_that_dies_right_after_its_start_is_an_error_with_its_last_words()
    {
        processes.On("systemctl show", Shown(active: "inactive", sub: "dead", type: "simple"))
            .On("systemctl start", effect: () => processes.On("systemctl show", Shown(active: "failed", sub: "failed", type: "simple", result: "exit-code")))
            .On("systemctl status", "Nov 22 web[12]: cannot bind socket [0.0.0.0:80]\n", 3);

        var error = Assert.Throws<RecipeRunnerException>(() => services.Start("web"))!;

        Assert.That(error.Message, Does.Contain("result exit-code").And.Contain("cannot bind socket"));
    }

    [Test]
    public void A_oneshot_that_ended_well_is_started()
    {
        processes.On("systemctl show", Shown(active: "inactive", sub: "dead", type: "oneshot")).On("systemctl start");

        Assert.DoesNotThrow(() => services.Start("job"));
    }

    [Test]
    public void A_failed_action_quotes_systemctl_and_the_journal()
    {
        processes.On("systemctl show", Shown()).On("systemctl status", "Nov 22 haproxy[9]: [ALERT] parsing error\n", 3)
            .On("systemctl reload", exitCode: 1, stderr: "Job for haproxy.service failed.");

        var error = Assert.Throws<RecipeRunnerException>(() => services.Reload("haproxy"))!;

        Assert.That(error.Message, Does.Contain("Job for haproxy.service failed.").And.Contain("[ALERT] parsing error"));
    }

    [Test]
    public void An_alias_is_enabled_by_its_units_own_name()
    {
        processes.On("systemctl show", Shown(id: "ssh.service", file: "disabled")).On("systemctl enable");

        services.Enable("sshd");

        Assert.That(Actions, Is.EqualTo(new[] { "systemctl enable -- ssh.service" }));
    }
}
