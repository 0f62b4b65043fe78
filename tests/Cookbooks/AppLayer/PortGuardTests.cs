using RecipeRunner.Machines;
using RecipeRunner.Reporting;
using RecipeRunner.Testing;
using RecipeRunner.Tests.Cookbooks.Haproxy;

namespace RecipeRunner.Tests.Cookbooks.AppLayer;

/// <summary>What a port guard adds to the configuration, and to the machine.</summary>
public sealed class PortGuardTests
{
    private const string Lua = "/etc/haproxy/port_guard.lua", Reject = "tcp-request connection reject if !{ stopping }";
    private Balancer balancer = null!;
    private Shelf shelf = null!;

    [OneTimeSetUp]
    public void Furnish()
    {
        const string begin = """
            HaproxyInstall("package");
            HaproxyService("haproxy", new() { Action = [Enable, Start] });

            """;
        const string rest = """
            HaproxyConfigGlobal("", new() { ExtraOptions = new() { ["hard-stop-after"] = "60s" } });
            HaproxyBackend("app1"); HaproxyBackend("app2");
            HaproxyFrontend("web", new() { Acl = "is_app2 path_beg /app2", UseBackend = "app2 if is_app2", DefaultBackend = "app1" });

            """;
        shelf = new Shelf(
            ("one", $$"""{{begin}}{{rest}}PortGuard("web", new() { Backends = ["app1", "app2"] });"""),
            ("first", $$"""{{begin}}PortGuard("web", new() { Backends = ["app1", "app2"] });{{rest}}"""),
            ("several", $$"""
                {{begin}}{{rest}}
                HaproxyListen("app3", new() { Bind = "*:81", TcpRequest = "connection reject if { src 192.0.2.1 }" });
                PortGuard("web", new() { Backends = ["app1", "app2"], MinServers = 2 });
                PortGuard("app3", new() { Section = SectionKind.Listen, PollMs = 50 });
                """),
            ("twice", $$"""
                {{begin}}{{rest}}PortGuard("web", new() { Backends = "app1" });
                PortGuard("web", new() { Backends = "app2" });
                """),
            ("same", $$"""{{begin}}{{rest}}PortGuard("web", new() { Backends = "app1" });PortGuard("web", new() { Backends = "app1" });"""),
            ("nowhere", $$"""{{begin}}{{rest}}PortGuard("wep", new() { Backends = "app1" });"""),
            ("zero", """PortGuard("web", new() { MinServers = 0, PollMs = 0, Section = SectionKind.Backend, Backends = [] });"""));
        shelf.Write("metadata.json", """{ "name": "web", "version": "0.1.0", "depends": { "haproxy": ">= 0.1.0", "app_layer": ">= 0.1.0" } }""");
    }

    [OneTimeTearDown]
    public void Discard() => shelf.Dispose();

    [SetUp]
    public void MakeMachine() => balancer = new();

    [Test]
    public void It_adds_to_global_and_to_the_frontend_what_is_needed()
    {
        Converge("one");
        Assert.That(Section("global"), Does.Contain("hard-stop-after 60s"));
        Assert.That(Section("global").TakeLast(7), Is.EqualTo(new[]
        {
            "unsetenv PORTGUARD", "setenv PORTGUARD_MS 20", "setenv PORTGUARD_STATE /var/lib/haproxy/port_guard",
            "setenv PORTGUARD \"${PORTGUARD} web=app1,app2/1\"", ".if feature(LUA)", $"lua-load {Lua}", ".endif",
        }));
        string[] web = Section("frontend web");
        Assert.That(web, Does.Contain($"{Reject} {{ nbsrv(app1) lt 1 }} {{ nbsrv(app2) lt 1 }}"));
        Assert.That(Array.FindIndex(web, line => line.StartsWith("tcp-request", StringComparison.Ordinal)), Is.LessThan(Array.FindIndex(web, line => line.StartsWith("use_backend", StringComparison.Ordinal))), "HAProxy warns of the other order");
    }

    [Test]
    public void The_order_of_the_declarations_means_nothing()
    {
        Converge("one");
        string[] global = Section("global"), web = Section("frontend web");
        Converge("first");
        Assert.That(Section("global"), Is.EquivalentTo(global));
        Assert.That(Section("global").Where(line => line.Contains("PORTGUARD") || line.StartsWith('.')), Is.EqualTo(global.Where(line => line.Contains("PORTGUARD") || line.StartsWith('.'))));
        Assert.That(Section("frontend web"), Is.EqualTo(web));
    }

    [Test]
    public void Several_ports_are_guarded_each_on_its_own()
    {
        Converge("several");
        Assert.That(Section("global").Where(line => line.Contains("PORTGUARD}") || line.Contains("_MS")), Is.EqualTo(new[]
        {
            "setenv PORTGUARD_MS 50", "setenv PORTGUARD \"${PORTGUARD} web=app1,app2/2\"", "setenv PORTGUARD \"${PORTGUARD} app3=app3/1\"",
        }));
        Assert.That(Section("global").Count(line => line.StartsWith("lua-load", StringComparison.Ordinal)), Is.EqualTo(1));
        Assert.That(Section("listen app3").Where(line => line.StartsWith("tcp-request", StringComparison.Ordinal)), Is.EqualTo(new[]
        {
            "tcp-request connection reject if { src 192.0.2.1 }", $"{Reject} {{ nbsrv(app3) lt 1 }}",
        }));
    }

    [Test]
    public void The_guard_and_the_folder_of_its_memory_are_there_before_haproxy_starts()
    {
        RecipeTestResult result = Converge("one");
        Assert.That(balancer.Machine.ReadText(Lua), Is.EqualTo(File.ReadAllText(Path.Combine(Balancer.Cookbooks, "app_layer/files/port_guard.lua"))));
        FileStatus folder = balancer.Machine.Files.Stat("/var/lib/haproxy/port_guard")!.Value;
        Assert.That(folder.Mode, Is.EqualTo(0b111_101_000));
        Assert.That(folder.Uid, Is.EqualTo(balancer.Machine.Accounts.User("haproxy")!.Uid));
        string[] order = [.. result.Events.OfType<ActionCompleted>().Where(action => action.Status == ActionStatus.Updated).Select(action => action.Resource.Key)];
        Assert.That(Array.IndexOf(order, $"cookbook_file[{Lua}]"), Is.GreaterThan(0).And.LessThan(Array.IndexOf(order, $"template[{Balancer.Config}]")));
        Assert.That(Converge("one").Updated, Is.Zero);
    }

    [Test]
    public void A_guard_of_another_version_is_one_reload()
    {
        Converge("one");
        balancer.Machine.ClearLog();
        balancer.Machine.HasFile(Lua, "-- an older one");
        Converge("one");
        Assert.That(balancer.Machine.Log, Is.EqualTo(new[] { "reload haproxy" }));
    }

    [Test]
    public void Where_haproxy_has_no_Lua_it_is_said_once()
    {
        Converge("several");
        Assert.That(Warnings(Converge("several")), Is.Empty, "a program that nobody knows");
        balancer.Machine.HasFile("/usr/sbin/haproxy", "\0tcp-request\0lua-load\0");
        Assert.That(Warnings(Converge("several")), Is.Empty);
        balancer.Machine.HasFile("/usr/sbin/haproxy", "\0tcp-request\0");
        Assert.That(Warnings(Converge("several")).Single(), Does.Contain("/usr/sbin/haproxy was built without Lua"));
    }

    [Test]
    public void A_plan_says_all_that_the_converge_does()
    {
        RecipeTestResult plan = shelf.Test(balancer).Plan("recipe[web::one]");
        Assert.That(plan.Error, Is.Null);
        Assert.That(Warnings(plan), Is.Empty, "haproxy is not installed yet; its package has Lua");
        RecipeTestResult converge = Converge("one");
        Assert.That(plan.Updated + plan.May, Is.GreaterThanOrEqualTo(converge.Updated));
        Assert.That(plan.StatusOf($"cookbook_file[{Lua}]"), Is.EqualTo(ActionStatus.WouldUpdate).Or.EqualTo(ActionStatus.MayUpdate));
    }

    [TestCase("same", null)]
    [TestCase("twice", "guards this port already, in another way")]
    [TestCase("nowhere", "there is no frontend wep to add to: no recipe declares it. Did you mean")]
    public void Declarations_that_contradict_each_other_are_told(string recipe, string? message)
    {
        RecipeTestResult result = shelf.TryConverge(balancer, recipe);
        if (message is null) Assert.That(result.Error, Is.Null);
        else Assert.That(result.Error!.Message, Does.Contain(message));
    }

    [Test]
    public void Wrong_values_are_told_together() => Assert.That(shelf.TryConverge(balancer, "zero").Error!.Message,
        Does.Contain("a section of the kind Backend has no port").And.Contain("it names no Backends").And.Contain("MinServers is 0").And.Contain("PollMs is 0"));

    private RecipeTestResult Converge(string recipe)
    {
        RecipeTestResult result = shelf.TryConverge(balancer, recipe);
        Assert.That(result.Error, Is.Null);
        return result;
    }

    private static IEnumerable<string> Warnings(RecipeTestResult result) => result.Events.OfType<Message>().Where(m => m.Level == LogLevel.Warn).Select(m => m.Text);

    /// <summary>The lines below a heading.</summary>
    private string[] Section(string heading) =>
        [.. balancer.Rendered.Split('\n').SkipWhile(line => line != heading).Skip(1).TakeWhile(line => line.StartsWith(' ')).Select(line => line.Trim())];
}
