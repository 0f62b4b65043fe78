namespace RecipeRunner.Tests.SystemTests.Hosts;

[SystemTest]
public sealed class AptTests
{
    [Test]
    public void Apt_installs_haproxy_from_the_mirror()
    {
        using var host = ThrowawayHost.Start(new() { Network = HostNetwork.Shared, Layer = HostLayer.AptReady });

        host.Run("apt-get", "clean").Ok();
        host.Run(new HostCommand("sh", "-c", "apt-get update && apt-get install -y haproxy") { Timeout = TimeSpan.FromMinutes(3) }).Ok();

        Assert.That(host.Run("haproxy", "-v").Ok().Stdout, Does.StartWith("HAProxy version"));
        Assert.That(host.Changes(), Does.Contain(new HostChange(ChangeKind.Added, "/etc/haproxy/haproxy.cfg")));
        Assert.That(host.Changes(), Does.Contain(new HostChange(ChangeKind.Modified, "/var/lib/dpkg/status")));
    }

    [Test]
    public void Apt_installs_haproxy_without_a_network_from_a_prepared_layer()
    {
        using var host = ThrowawayHost.Start(new() { Layer = HostLayer.AptReady });

        Assert.That(host.Exists("/usr/sbin/haproxy"), Is.False);
        host.Run("apt-get", "install", "-y", "haproxy").Ok();

        Assert.That(host.Run("haproxy", "-v").Ok().Stdout, Does.StartWith("HAProxy version"));
    }

    [Test]
    public void A_layer_has_haproxy_already_and_counts_as_unchanged([Values(false, true)] bool debian)
    {
        using var host = ThrowawayHost.Start(new() { Root = debian ? HostRoot.Debian : HostRoot.Machine, Layer = HostLayer.HaproxyInstalled });

        Assert.That(host.Changes(), Is.Empty);
        Assert.That(host.Run("dpkg-query", "-W", "-f", "${Status}", "haproxy").Stdout, Is.EqualTo("install ok installed"));
        host.Run("rm", "/etc/haproxy/haproxy.cfg").Ok();
        host.Write("/etc/default/haproxy", "# mine\n");

        Assert.That(host.Changes().Select(c => c.ToString()), Is.EqualTo(new[] { "Modified /etc/default/haproxy", "Removed /etc/haproxy/haproxy.cfg" }));
    }

    [Test]
    public void Haproxy_runs_in_an_isolated_host()
    {
        using var host = ThrowawayHost.Start(new() { Layer = HostLayer.HaproxyInstalled, RemovePolicyRcd = true });

        host.Run("service", "haproxy", "start").Ok();

        Assert.That(host.Processes().Select(p => p.CommandLine), Has.Some.StartsWith("/usr/sbin/haproxy"));
        Assert.That(host.Exists("/usr/sbin/policy-rc.d"), Is.False);
    }
}
