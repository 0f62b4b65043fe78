namespace RecipeRunner.Tests.SystemTests.Hosts;

[SystemTest]
public sealed class SystemdHostTests
{
    [Test]
    public void Systemd_boots_with_no_failed_unit()
    {
        using var host = ThrowawayHost.Start(new() { Systemd = true });

        Assert.That(host.Run("systemctl", "--failed", "--no-legend", "--plain").Stdout, Is.Empty);
        Assert.That(host.Run("systemctl", "is-system-running").Stdout, Is.EqualTo("running\n"));
        Assert.That(host.Read("/proc/1/comm"), Is.EqualTo("systemd\n"));
        Assert.That(host.Run("hostname").Stdout, Is.EqualTo("debian\n"));
        Assert.That(host.Exists("/usr/sbin/policy-rc.d") || host.Exists("/usr/sbin/haproxy"), Is.False);
    }

    [Test]
    public void A_package_starts_its_service_and_systemctl_rules_it()
    {
        using var host = ThrowawayHost.Start(new() { Systemd = true, Layer = HostLayer.AptReady });

        host.Run("apt-get", "install", "-y", "haproxy").Ok();

        Assert.That(host.Run("systemctl", "is-active", "haproxy").Stdout, Is.EqualTo("active\n"), "started by its package");
        var main = MainPid(host);
        host.Run("systemctl", "reload", "haproxy").Ok();
        Assert.That(MainPid(host), Is.EqualTo(main), "a reload keeps the process");
        host.Run("systemctl", "stop", "haproxy").Ok();
        host.Run("systemctl", "start", "haproxy").Ok();
        Assert.That(MainPid(host), Is.Not.EqualTo(main));
    }

    [Test]
    public void Apt_reaches_the_mirror_from_a_plain_debian()
    {
        using var host = ThrowawayHost.Start(new() { Systemd = true, Network = HostNetwork.Shared, Layer = HostLayer.AptReady });

        host.Run(new HostCommand("sh", "-c", "apt-get update && apt-get install -y hello") { Timeout = TimeSpan.FromMinutes(3) }).Ok();

        Assert.That(host.Run("hello").Stdout, Is.EqualTo("Hello, world!\n"));
    }

    [Test]
    public void Dotnet_and_the_published_recipe_runner_run_in_it()
    {
        using var host = ThrowawayHost.Start(new() { Systemd = true, Binds = [PublishedRunner.Bind] });

        Assert.That(host.Run(PublishedRunner.InHost, "--version").Ok().ExitCode, Is.Zero);
        Assert.That(host.Run("systemd-run", "--wait", "--pipe", "--quiet", PublishedRunner.InHost, "--version").Ok().ExitCode, Is.Zero);
    }

    private static string MainPid(ThrowawayHost host) =>
        host.Run("systemctl", "show", "--property=MainPID", "haproxy").Ok().Stdout;
}
