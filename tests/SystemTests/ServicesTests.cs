using RecipeRunner.Tests.SystemTests.Hosts;

namespace RecipeRunner.Tests.SystemTests;

/// <summary>Services as they are in life: haproxy under a real systemd, and by its init script where systemd is not PID 1.</summary>
[SystemTest]
public sealed class ServicesTests
{
    private static ThrowawayHost Host(bool systemd) =>
        ThrowawayHost.Start(new() { Systemd = systemd, Layer = HostLayer.HaproxyInstalled, Binds = [MachineProbe.Bind] });

    private static string Status(ThrowawayHost host, string name = "haproxy") => host.Ask("service", name).Ok().Stdout;

    private static string Error(ThrowawayHost host, params string[] words)
    {
        HostResult result = host.Ask(words);
        return result.ExitCode == 1 ? result.Stderr : throw new InvalidOperationException($"It should have failed: {result}");
    }

    [Test]
    public void A_service_is_enabled_started_reloaded_stopped_and_disabled([Values] bool systemd)
    {
        using ThrowawayHost host = Host(systemd);
        host.Ask("stop", "haproxy").Ok();
        host.Ask("disable", "haproxy").Ok();
        Assert.That(Status(host), Does.Contain("Exists = True, Running = False, Enabled = False"));

        host.Ask("enable", "haproxy").Ok();
        host.Ask("start", "haproxy").Ok();
        Assert.That(Status(host), Does.Contain("Running = True, Enabled = True"));

        host.Ask("reload", "haproxy").Ok();
        host.Ask("restart", "haproxy").Ok();
        Assert.That(Status(host), Does.Contain("Running = True"));

        host.Ask("stop", "haproxy").Ok();
        Assert.That(Status(host), Does.Contain("Running = False, Enabled = True"));
    }

    [Test]
    public void A_broken_configuration_is_an_error_that_quotes_it([Values] bool systemd)
    {
        using ThrowawayHost host = Host(systemd);
        host.Ask("start", "haproxy").Ok();
        host.Shell("echo nonsense >>/etc/haproxy/haproxy.cfg").Ok();

        Assert.That(Error(host, "reload", "haproxy"), Does.Contain("haproxy"));
        Assert.That(Status(host), Does.Contain("Running = True"));
    }

    [Test]
    public void A_missing_service_is_an_error_with_the_nearest_name([Values] bool systemd)
    {
        using ThrowawayHost host = Host(systemd);

        Assert.That(Status(host, "haprox"), Does.Contain("Exists = False"));
        Assert.That(Error(host, "start", "haprox"), Does.Contain("haproxy"));
    }

    [Test]
    public void A_masked_unit_is_an_error_until_it_is_unmasked()
    {
        using ThrowawayHost host = Host(systemd: true);
        host.Ask("stop", "haproxy").Ok();
        host.Ask("mask", "haproxy").Ok();

        Assert.That(Status(host), Does.Contain("Masked = True"));
        Assert.That(Error(host, "start", "haproxy"), Does.Contain("systemctl unmask haproxy.service"));

        host.Ask("unmask", "haproxy").Ok();
        host.Ask("start", "haproxy").Ok();
        Assert.That(Status(host), Does.Contain("Running = True").And.Contain("Masked = False"));
    }

    [Test]
    public void A_service_that_failed_too_often_starts_again_once_it_can()
    {
        using ThrowawayHost host = Host(systemd: true);
        host.Shell("cp /etc/haproxy/haproxy.cfg /tmp/good; echo nonsense >>/etc/haproxy/haproxy.cfg; systemctl stop haproxy; for i in 1 2 3 4 5 6 7; do systemctl start haproxy; done").ToString();
        Assert.That(Status(host), Does.Contain("Running = False").And.Contain("Failed = True"));

        host.Shell("cp /tmp/good /etc/haproxy/haproxy.cfg").Ok();
        host.Ask("start", "haproxy").Ok();

        Assert.That(Status(host), Does.Contain("Running = True"));
    }

    [Test]
    public void New_and_changed_units_are_read_without_being_asked_for()
    {
        using ThrowawayHost host = Host(systemd: true);
        host.Write("/etc/systemd/system/tick@.service", "[Service]\nExecStart=/bin/sleep 1000\n[Install]\nWantedBy=multi-user.target\n");
        host.Ask("enable", "tick@a").Ok();
        host.Ask("start", "tick@a").Ok();
        Assert.That(Status(host, "tick@a"), Does.Contain("Running = True, Enabled = True"));

        host.Write("/etc/systemd/system/tick@.service", "[Service]\nExecStart=/bin/sleep 2000\n[Install]\nWantedBy=multi-user.target\n");
        host.Ask("restart", "tick@a").Ok();

        Assert.That(host.Processes().Select(process => process.CommandLine), Has.Some.Contains("sleep 2000"));
    }

    [Test]
    public void A_program_that_dies_right_after_its_start_is_an_error_with_its_last_words()
    {
        using ThrowawayHost host = Host(systemd: true);
        host.Write("/etc/systemd/system/dies.service", "[Service]\nExecStart=/bin/sh -c 'echo no port for me; exit 7'\n");

        Assert.That(Error(host, "start", "dies"), Does.Contain("result exit-code"));
        Assert.That(Status(host, "dies"), Does.Contain("Failed = True"));
    }
}
