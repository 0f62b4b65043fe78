using RecipeRunner.Tests.SystemTests.Hosts;

namespace RecipeRunner.Tests.SystemTests.MainJob;

/// <summary>The main job on a machine whose packages or units are not as one would wish.</summary>
[SystemTest]
public sealed class AptInLifeTests
{
    [Test]
    public void It_waits_for_dpkg_s_lock_says_who_holds_it_and_then_repairs_and_installs()
    {
        using Checkout checkout = Checkout.Start(new() { Layer = HostLayer.AptReady });
        ThrowawayHost host = checkout.Host;
        host.Write("/tmp/slow/DEBIAN/control", "Package: slow\nVersion: 1\nArchitecture: all\nMaintainer: Test <test@example.org>\nDescription: test\n");
        host.Write("/tmp/slow/DEBIAN/preinst", "#!/bin/sh\nwhile [ ! -e /tmp/go ]; do sleep 0.1; done\n", "0755");
        host.Run("dpkg-deb", "-b", "/tmp/slow", "/tmp/slow.deb").Ok();
        // Unpacked only: when it lets the lock go, it leaves a package that is not configured.
        using HostProcess dpkg = host.StartBackground(new("dpkg", "--unpack", "/tmp/slow.deb"));
        Wait.Until(() => host.Shell("grep -q POSIX /proc/locks").ExitCode == 0, TimeSpan.FromSeconds(20), "dpkg's lock");

        using HostProcess run = checkout.StartConverge();
        run.WaitForOutput("waiting for the package manager's lock, held by 'dpkg --unpack /tmp/slow.deb'", TimeSpan.FromSeconds(60));
        host.Run("touch", "/tmp/go").Ok();
        HostResult result = run.WaitForExit(TimeSpan.FromMinutes(2)).Ok();

        Assert.That(result.Stdout, Does.Contain("repairing packages").And.Contain("- install version 2."));
        Assert.That(host.Run("dpkg-query", "-W", "-f", "${Status}", "slow").Stdout, Is.EqualTo("install ok installed"));
        Assert.That(checkout.Curl("localhost:8082"), Is.EqualTo("app21 of app2 answered"));
    }

    [Test]
    public void Missing_package_lists_are_fetched_and_a_configuration_written_by_hand_survives_the_install()
    {
        using Checkout checkout = Checkout.Start(new() { Layer = HostLayer.AptReady, Network = HostNetwork.Shared });
        checkout.Host.Shell("rm -rf /var/lib/apt/lists/*").Ok();
        checkout.Host.Write("/etc/default/haproxy", "# by hand\n");
        // Other ports and addresses: this host shares its network with the machine.
        checkout.AddCookbook("install", """Package("haproxy");""");

        HostResult run = checkout.Converge("-o", "recipe[install]").Ok();

        Assert.That(run.Stdout, Does.Contain("fetching the package lists: there are none yet").And.Contain("Converged: 1 of 1 resources updated"));
        Assert.That(checkout.Host.Read("/etc/default/haproxy"), Is.EqualTo("# by hand\n"));
        Assert.That(checkout.Converge("-o", "recipe[install]").Ok().Stdout, Does.Contain("Converged: 0 of 1"));
    }

    [Test]
    public void A_masked_unit_is_an_error_and_a_failed_or_changed_one_is_started_as_its_files_say()
    {
        using Checkout checkout = Checkout.Converged(systemd: true);
        ThrowawayHost host = checkout.Host;
        host.Shell("systemctl stop haproxy && systemctl mask haproxy").Ok();

        HostResult masked = checkout.Converge();
        Assert.That(masked.ExitCode, Is.EqualTo(1));
        Assert.That(masked.Stdout + masked.Stderr, Does.Contain("masked").And.Contain("systemctl unmask haproxy.service"));

        // Failed so often that systemd itself refuses another start, and then its unit changes on disk.
        host.Shell("systemctl unmask haproxy; mkdir -p /etc/systemd/system/haproxy.service.d").Ok();
        host.Write("/etc/systemd/system/haproxy.service.d/a.conf", "[Service]\nExecStartPre=/bin/false\n");
        host.Shell("systemctl daemon-reload; for i in 1 2 3 4 5 6 7; do systemctl start haproxy; done");
        Assert.That(host.Run("systemctl", "is-failed", "haproxy").Stdout, Is.EqualTo("failed\n"));
        host.Write("/etc/systemd/system/haproxy.service.d/a.conf", "[Service]\nEnvironment=MARK=here\n");

        Assert.That(checkout.Converge().Ok().Stdout, Does.Contain("- start service haproxy"));

        Assert.That(host.Run("systemctl", "show", "-p", "Environment", "haproxy").Stdout, Does.Contain("MARK=here"));
        Assert.That(checkout.Curl("localhost:8082"), Is.EqualTo("app21 of app2 answered"));
    }
}
