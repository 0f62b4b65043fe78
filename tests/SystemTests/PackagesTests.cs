using RecipeRunner.Tests.SystemTests.Hosts;

namespace RecipeRunner.Tests.SystemTests;

/// <summary>apt as it is in life, on a host that has lists and archives of haproxy but no network.</summary>
[SystemTest]
public sealed class PackagesTests
{
    private ThrowawayHost host = null!;

    [SetUp]
    public void Start() => host = ThrowawayHost.Start(new() { Layer = HostLayer.AptReady, Binds = [MachineProbe.Bind] });

    [TearDown]
    public void Stop() => host.Dispose();

    [Test]
    public void A_package_is_planned_installed_removed_and_purged()
    {
        Assert.That(host.Ask("simulate", "haproxy").Ok().Stdout, Does.Match("(?m)^haproxy 2.*/etc/haproxy/haproxy.cfg"));
        Assert.That(host.Ask("package", "haproxy").Ok().Stdout, Does.Contain("IsInstalled = False"));

        host.Ask("install", "haproxy").Ok();
        Assert.That(host.Ask("package", "haproxy").Ok().Stdout, Does.Contain("InstalledVersion = 2").And.Contain("IsInstalled = True"));

        host.Ask("remove", "haproxy").Ok();
        Assert.That(host.Ask("package", "haproxy").Ok().Stdout, Does.Contain("IsInstalled = False").And.Contain("HasConfiguration = True"));

        host.Ask("purge", "haproxy").Ok();
        Assert.That(host.Ask("package", "haproxy").Ok().Stdout, Does.Contain("HasConfiguration = False"));
    }

    [Test]
    public void A_policy_that_forbids_starts_is_said()
    {
        host.Write("/usr/sbin/policy-rc.d", "#!/bin/sh\nexit 101\n", "0755");

        Assert.That(host.Ask("install", "haproxy").Ok().Stdout, Does.Contain("policy-rc.d forbids starting services"));
    }

    [Test]
    public void It_waits_for_a_dpkg_that_is_at_work_and_names_it()
    {
        Package("slow", "sleep 4");
        using HostProcess dpkg = host.StartBackground(new("dpkg", "-i", "/tmp/slow.deb"));
        Wait.For(() => host.Shell("grep -q POSIX /proc/locks").ExitCode == 0 ? "held" : null, TimeSpan.FromSeconds(20), "dpkg's lock");

        Assert.That(host.Ask("install", "haproxy").Ok().Stdout, Does.Contain("waiting for the package manager's lock, held by 'dpkg -i /tmp/slow.deb'"));
    }

    [Test]
    public void A_package_left_unconfigured_is_repaired_before_the_next_install()
    {
        Package("half", "true");
        host.Run("dpkg", "--unpack", "/tmp/half.deb").Ok();
        Assert.That(host.Ask("package", "half").Ok().Stdout, Does.Contain("Broken = True").And.Contain("IsInstalled = False"));

        Assert.That(host.Ask("install", "haproxy").Ok().Stdout, Does.Contain("repairing packages"));

        Assert.That(host.Ask("package", "half").Ok().Stdout, Does.Contain("Broken = False").And.Contain("IsInstalled = True"));
    }

    [Test]
    public void A_script_of_the_package_that_fails_is_quoted()
    {
        // Containers have a hook that deletes the archives after each run of dpkg, and this host cannot fetch them again.
        host.Run("rm", "-f", "/etc/apt/apt.conf.d/docker-clean").Ok();
        Package("bad", "echo this host is not to my liking >&2; exit 1");
        host.Run("dpkg", "--unpack", "/tmp/bad.deb").Ok();

        HostResult result = host.Ask("install", "haproxy");

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Stderr, Does.Contain("this host is not to my liking"));
    }

    [Test]
    public void An_existing_configuration_file_stays()
    {
        host.Write("/etc/haproxy/haproxy.cfg", "# mine\n");

        host.Ask("install", "haproxy").Ok();

        Assert.That(host.Read("/etc/haproxy/haproxy.cfg"), Is.EqualTo("# mine\n"));
    }

    [Test]
    public void A_held_package_and_an_unknown_one_are_errors_with_the_way_out()
    {
        HostResult unknown = host.Ask("install", "haprox");
        Assert.That(unknown.ExitCode, Is.EqualTo(1));
        Assert.That(unknown.Stderr, Does.Contain("E: Unable to locate package haprox").And.Contain("haproxy"));

        Package("haproxy", "true", "0.1");
        host.Run("dpkg", "-i", "/tmp/haproxy.deb").Ok();
        host.Ask("hold", "haproxy").Ok();
        HostResult held = host.Ask("install", "haproxy");
        Assert.That(held.ExitCode, Is.EqualTo(1));
        Assert.That(held.Stderr, Does.Contain("apt-mark unhold haproxy"));
    }

    /// <summary>Makes /tmp/NAME.deb, with a script that runs when it is configured.</summary>
    private void Package(string name, string script, string version = "1")
    {
        host.Write($"/tmp/{name}/DEBIAN/control", $"Package: {name}\nVersion: {version}\nArchitecture: all\nMaintainer: Test <test@example.org>\nDescription: test\n");
        host.Write($"/tmp/{name}/DEBIAN/postinst", $"#!/bin/sh\n{script}\n", "0755");
        host.Run("dpkg-deb", "-b", $"/tmp/{name}", $"/tmp/{name}.deb").Ok();
    }
}
