namespace Haproxy.Tests;

/// <summary>recipe[haproxy] on a machine that has just been installed.</summary>
[TestFixtureSource(typeof(Machines), nameof(Machines.Platforms))]
public sealed class DefaultRecipeTests(string platform)
{
    private readonly FakeMachine machine = Machines.Make(platform);

    [Test]
    public void It_installs_configures_and_starts_haproxy()
    {
        RecipeTestResult run = RecipeTest.On(machine).Converge("recipe[haproxy]");

        Assert.That(machine.Packages.Status("haproxy").IsInstalled);
        Assert.That(machine.Services.Status("haproxy"), Is.EqualTo(new ServiceStatus(Exists: true, Running: true, Enabled: true)));
        Assert.That(machine.ModeOf("/etc/haproxy/haproxy.cfg"), Is.EqualTo("0644"));
        Assert.That(run.Notifications, Has.Member(new NotificationSent("template[/etc/haproxy/haproxy.cfg]", "service[haproxy]", "reload", Timing.Delayed)));
    }

    [Test]
    public void A_cluster_listens_and_checks_its_servers()
    {
        var web = new { bind = "*:80", mode = "http", balance = "roundrobin", check = "inter 2s", servers = new[] { new { name = "app11", address = "127.0.0.2", port = 8080 } } };
        RecipeTest.On(machine).WithAttributes(new { haproxy = new { clusters = new { web } } }).Converge("recipe[haproxy]");

        string config = machine.ReadText("/etc/haproxy/haproxy.cfg");
        Assert.That(config, Does.Contain("frontend web\n").And.Contain("  bind *:80\n").And.Contain("server app11 127.0.0.2:8080 check"));
    }

    [Test]
    public void The_old_configuration_stays_when_haproxy_refuses_the_new_one()
    {
        RecipeTest.On(machine).Converge("recipe[haproxy]");
        string before = machine.ReadText("/etc/haproxy/haproxy.cfg");
        machine.Command("haproxy -c *").Returns(1, stderr: "[ALERT] no");

        RecipeTestResult run = RecipeTest.On(machine).WithAttributes(new { haproxy = new { maxconn = 5 } }).TryConverge("recipe[haproxy]");

        Assert.That(run.Error!.Message, Does.Contain("[ALERT] no"));
        Assert.That(machine.ReadText("/etc/haproxy/haproxy.cfg"), Is.EqualTo(before));
    }
}
