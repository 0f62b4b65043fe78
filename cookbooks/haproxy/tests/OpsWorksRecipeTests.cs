namespace Haproxy.Tests;

/// <summary>recipe[haproxy::opsworks], which reads what OpsWorks says of a stack.</summary>
public sealed class OpsWorksRecipeTests
{
    private const string Config = "/etc/haproxy/haproxy.cfg";

    private readonly FakeMachine machine = Machines.Make("Debian 12");

    private RecipeTestResult Converge(object haproxy) => RecipeTest.On(machine).WithAttributes(new { haproxy }).Converge("recipe[haproxy::opsworks]");

    [Test]
    public void The_servers_of_a_layer_are_balanced_and_a_changed_file_reloads_once()
    {
        Converge(new { });
        machine.ClearLog();

        RecipeTestResult run = Converge(new { php_backends = new[] { new { name = "php-app1", ip = "127.0.0.2", backends = 4 } } });

        Assert.That(machine.ReadText(Config), Does.Contain("backend php_app_servers\n").And.Contain("server php-app1 127.0.0.2:80 weight 4 "));
        Assert.That(run.Notifications, Does.Contain(new NotificationSent($"template[{Config}]", "service[haproxy]", "reload", Timing.Delayed)));
        Assert.That(machine.Log, Is.EqualTo(new[] { "reload haproxy" }));
    }

    [Test]
    public void A_password_of_the_statistics_page_is_nobodys_to_read()
    {
        RecipeTestResult run = Converge(new { enable_stats = true, stats_user = "me", stats_password = "geheim" });

        Assert.That(machine.ReadText(Config), Does.Contain("stats auth me:geheim"));
        Assert.That(machine.ModeOf(Config), Is.EqualTo("0600"));
        Assert.That(run.Text, Does.Not.Contain("geheim"));
    }
}
