namespace Haproxy.Tests;

/// <summary>The resources, in lines of a recipe that stand in the test.</summary>
public sealed class SectionTests
{
    private const string Config = "/etc/haproxy/haproxy.cfg";

    private readonly FakeMachine machine = Machines.Make("Debian 12");

    [Test]
    public void Sections_stand_in_the_file_in_the_order_in_which_they_are_declared()
    {
        RecipeTest.On(machine).Converge(() =>
        {
            HaproxyConfigGlobal();
            HaproxyFrontend("http-in", new() { Bind = "*:80", DefaultBackend = "servers" });
            HaproxyBackend("servers", new() { Server = ["s1 127.0.0.1:8000 maxconn 32"] });
        });

        string config = machine.ReadText(Config);
        Assert.That(config, Does.Contain("frontend http-in\n").And.Contain("backend servers\n  server s1 127.0.0.1:8000 maxconn 32\n"));
        Assert.That(config.IndexOf("frontend", StringComparison.Ordinal), Is.LessThan(config.IndexOf("backend servers", StringComparison.Ordinal)));
    }

    [Test]
    public void A_changed_section_reloads_the_service_once_at_the_end()
    {
        machine.HasPackage("haproxy", "2.6.12-1", installed: true, files: ["/usr/sbin/haproxy"], service: "haproxy");
        void Recipe(int limit)
        {
            HaproxyConfigGlobal("", new() { Maxconn = limit });
            HaproxyService("haproxy", new() { Action = [Enable, Start] });
        }
        RecipeTest.On(machine).Converge(() => Recipe(100));
        machine.ClearLog();

        RecipeTestResult run = RecipeTest.On(machine).Converge(() => Recipe(200));

        Assert.That(machine.Log, Is.EqualTo(new[] { "reload haproxy" }));
        Assert.That(run.Resource<TemplateResource>($"template[{Config}]").Verify, Is.Not.Null);
    }

    [Test]
    public void A_time_is_written_as_haproxy_does_or_as_a_TimeSpan() => Assert.That(((HaproxyTime)TimeSpan.FromSeconds(90)).Span, Is.EqualTo(((HaproxyTime)"90s").Span));
}
