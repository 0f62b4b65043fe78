using RecipeRunner.Converging;
using RecipeRunner.Machines;
using RecipeRunner.Reporting;
using RecipeRunner.Testing;

namespace RecipeRunner.Tests.Cookbooks.Haproxy;

/// <summary>How declarations from anywhere become one file, and what a change of it does.</summary>
public sealed class GatheringTests
{
    private const string Site = """
        using System.Runtime.CompilerServices;
        using RecipeRunner.Dsl;

        namespace Web;

        public sealed record SiteResource : CompositeResource
        {
            public override IReadOnlyList<ResourceAction> Actions { get; } = ["create"];

            public int Depth { get; init; }

            protected override void Compose(ResourceAction action)
            {
                if (Depth > 0) SiteVerbs.Site(Name, new() { Depth = Depth - 1 });
                else HaproxyBackend(Name, new() { Server = $"{Name} 192.0.2.9:80" });
            }
        }

        [RecipeVerbs]
        public static class SiteVerbs
        {
            public static ResourceSlot Site(string name, SiteResource properties, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => Declare(name, properties, file, line);
        }
        """;

    private Balancer balancer = null!;
    private Shelf shelf = null!;

    [OneTimeSetUp]
    public void Furnish() => shelf = new Shelf(
        ("order", """
            HaproxyService("haproxy", new() { Action = [Enable, Start] });
            HaproxyBackend("b1", new() { ConfigFileMode = "0600" });
            HaproxyFrontend("f1", new() { DefaultBackend = "b1" });
            IncludeRecipe("web::more");
            HaproxyConfigGlobal();
            HaproxyResolver("dns");
            HaproxyMailer("post"); HaproxyPeer("us"); HaproxyCache("c"); HaproxyUserlist("u"); HaproxyFastcgi("php");
            HaproxyConfigDefaults();
            """),
        ("more", """HaproxyListen("l1"); HaproxyBackend("b0"); HaproxyFrontend("f0");"""),
        ("again", """
            HaproxyBackend("web", new() { Server = "a 192.0.2.1:80", Acl = "x src 192.0.2.1", Option = "a", ExtraOptions = new() { ["one"] = "" }, Mode = ProxyMode.Http });
            HaproxyBackend("web", new() { Server = "b 192.0.2.2:80", Acl = "y src 192.0.2.1", Option = "b", ExtraOptions = new() { ["two"] = "" } });
            HaproxyFrontend("in", new() { Bind = "*:80", UseBackend = "web if x", Acl = "x src 192.0.2.1" });
            HaproxyFrontend("in", new() { Bind = "*:81", UseBackend = "web if y", Acl = ["y src 192.0.2.1", "x src 192.0.2.1"] });
            """),
        ("deep", """
            Site("shallow", new());
            Site("deep", new() { Depth = 3 });
            HaproxyFrontend("in", new() { DefaultBackend = "deep" });
            HaproxyService("haproxy", new() { Action = [Enable, Start] });
            """),
        ("deleted", """
            HaproxyBackend("keep"); HaproxyBackend("gone");
            HaproxyBackend("gone", new() { Action = Delete });
            HaproxyFrontend("in", new() { Acl = ["x src 192.0.2.1", "y src 192.0.2.1"] });
            HaproxyAcl("z src 192.0.2.1", new() { Section = SectionKind.Frontend, SectionName = "in" });
            HaproxyAcl("all of one declaration", new() { Acl = ["x src 192.0.2.1", "y src 192.0.2.1"], Section = SectionKind.Frontend, SectionName = "in", Action = Delete });
            HaproxyAcl("some of one", new() { Acl = "nothing like it", Section = SectionKind.Frontend, SectionName = "in", Action = Delete });
            HaproxyUserlist("u", new() { User = new() { ["a"] = "x" } });
            HaproxyUserlist("u", new() { User = new() { ["b"] = "x" } });
            HaproxyUserlist("u", new() { User = new() { ["a"] = "x" }, Action = Delete });
            """),
        ("delete_only", """HaproxyBackend("gone", new() { Action = Delete });"""),
        ("two_files", """
            HaproxyConfigGlobal("one");
            HaproxyConfigGlobal("two", new() { ConfigDir = "/srv/two", User = "root", Group = "root", ConfigFileMode = "0600", ConfigDirMode = "0700", Maxconn = 2 });
            HaproxyConfigGlobal("three", new() { ConfigFile = "/srv/three/x.cfg", Maxconn = 3, Sensitive = true });
            """),
        ("own_template", """
            HaproxyConfigGlobal("", new() { Cookbook = "web", Template = "own.sbn", Chroot = "/jail" });
            HaproxyFrontend("in");
            """),
        ("reload", """
            HaproxyConfigGlobal("", new() { Maxconn = node["maxconn"] });
            HaproxyService("haproxy", new() { Action = [Enable, Start] });
            File("/srv/site.pem", new() { Content = (string)node["maxconn"], Notifies = [new(Reload, "haproxy_service[haproxy]")] });
            """),
        ("created", """
            HaproxyService();
            HaproxyConfigGlobal("", new() { Maxconn = node["maxconn"] });
            """),
        ("log_only", """
            HaproxyConfigGlobal();
            HaproxyService("haproxy", new() { Action = [Enable, Start], ConfigTestFailAction = ConfigTestFailure.Log });
            """),
        ("untested", """
            HaproxyConfigGlobal();
            HaproxyService("haproxy", new() { ConfigTest = false, Action = [Enable, Start] });
            """),
        ("block", """
            HaproxyFrontend("in", new() { DefaultBackend = "late" });
            Block("look servers up", () => HaproxyBackend("late", new() { Server = "a 192.0.2.1:80" }));
            """),
        ("listener", """
            HaproxyConfigGlobal();
            Log("it changed", new() { Action = Nothing, Subscribes = [new(Write, "template[/etc/haproxy/haproxy.cfg]")] });
            """))
        .Write("resources/site.cs", Site)
        .Write("templates/own.sbn", "# {{ sections.size }} sections\n{{~ for line in global.lines ~}}\n{{ line }}\n{{~ end ~}}\n");

    [SetUp]
    public void MakeMachine() => balancer = new();

    [OneTimeTearDown]
    public void Leave() => shelf.Dispose();

    private RecipeTestResult Converge(string recipe, string attributes = "{}") => shelf.Test(balancer).WithAttributes(attributes).Converge($"recipe[web::{recipe}]");

    private Balancer Running()
    {
        balancer.Machine.HasPackage("haproxy", "2.6.12-1", installed: true, files: ["/usr/sbin/haproxy"], service: "haproxy").ClearLog();
        return balancer;
    }

    private string[] Headings => [.. balancer.Rendered.Split('\n').Where(line => line.Length > 0 && line[0] != ' ')];

    [Test]
    public void Sections_stand_in_the_order_that_haproxy_needs_and_within_a_kind_as_declared()
    {
        Running();
        Converge("order");
        Assert.That(Headings, Is.EqualTo(new[]
        {
            "global", "resolvers dns", "defaults", "cache c", "userlist u", "peers us", "mailers post", "fcgi-app php", "frontend f1", "frontend f0", "backend b1", "backend b0", "listen l1",
        }));
        Assert.That(balancer.Machine.Files.Stat(Balancer.Config)!.Value.Mode, Is.EqualTo(0x180), "the first section decides, not the service");
    }

    [Test]
    public void A_section_that_is_declared_again_gains_servers_rules_and_options_and_the_rest_is_replaced()
    {
        Converge("again");
        Assert.That(balancer.Rendered.Trim(), Is.EqualTo("""
            frontend in
              bind *:81
              acl x src 192.0.2.1
              acl y src 192.0.2.1
              use_backend web if y

            backend web
              mode http
              server a 192.0.2.1:80
              server b 192.0.2.2:80
              acl x src 192.0.2.1
              acl y src 192.0.2.1
              option a
              option b
              two
            """));
    }

    [Test]
    public void Custom_resources_declare_at_any_depth_while_the_run_converges()
    {
        Running();
        RecipeTestResult result = Converge("deep");
        Assert.That(Headings, Is.EqualTo(new[] { "frontend in", "backend shallow", "backend deep" }));
        Assert.That(result.Actions.Count(a => a.Resource.Key == $"template[{Balancer.Config}]"), Is.EqualTo(2), "nothing in its turn, and one rendering");
    }

    [Test]
    public void Deleting_takes_a_section_or_what_one_declaration_gave()
    {
        Converge("deleted");
        Assert.That(balancer.Rendered.Trim(), Is.EqualTo("""
            userlist u
              user b x

            frontend in
              bind 0.0.0.0:80
              acl z src 192.0.2.1

            backend keep
            """));
    }

    [Test]
    public void Deleting_alone_makes_no_file()
    {
        Assert.That(Converge("delete_only").Updated, Is.Zero);
        Assert.That(balancer.Machine.Files.Stat(Balancer.Config), Is.Null);
    }

    [Test]
    public void Several_files_have_their_own_sections_owners_and_modes()
    {
        RecipeTestResult result = Converge("two_files");
        Assert.That(balancer.Machine.ReadText("/srv/two/haproxy.cfg"), Does.Contain("maxconn 2\n"));
        FileStatus two = balancer.Machine.Files.Stat("/srv/two/haproxy.cfg")!.Value, folder = balancer.Machine.Files.Stat("/srv/two")!.Value;
        Assert.That((two.Uid, two.Mode, folder.Uid, folder.Mode), Is.EqualTo((0, 0x180, 0, 0x1C0)));
        Assert.That(result.Actions.Single(a => a.Resource.Key == "template[/srv/three/x.cfg]" && a.Action == "create").Changes[0].Diff!.Value, Is.EqualTo("suppressed sensitive resource"));
    }

    [Test]
    public void A_template_of_ones_own_reads_the_sections()
    {
        Converge("own_template");
        Assert.That(balancer.Rendered, Does.StartWith("# 2 sections\nuser haproxy\n").And.Contain("chroot /jail\n"));
    }

    [Test]
    public void Whatever_asks_for_it_a_change_is_one_reload()
    {
        Running().Machine.HasDirectory("/srv");
        Converge("reload", """{ "maxconn": 1 }""");
        balancer.Machine.ClearLog();
        Converge("reload", """{ "maxconn": 2 }""");
        Assert.That(balancer.Machine.Log, Is.EqualTo(new[] { "reload haproxy" }));
        balancer.Machine.ClearLog();
        Assert.That(Converge("reload", """{ "maxconn": 2 }""").Updated, Is.Zero);
        Assert.That(balancer.Machine.Log, Is.Empty);
    }

    [Test]
    public void A_service_that_only_has_its_unit_written_reloads_too()
    {
        Running();
        Converge("created", """{ "maxconn": 1 }""");
        balancer.Machine.ClearLog();
        Converge("created", """{ "maxconn": 2 }""");
        Assert.That(balancer.Machine.Log, Is.EqualTo(new[] { "reload haproxy" }));
    }

    [Test]
    public void A_refused_configuration_may_be_told_only()
    {
        Running().Machine.Command("haproxy -c *").Returns(1, stderr: "[ALERT] no");
        RecipeTestResult result = Converge("log_only");
        Assert.That(result.StatusOf($"template[{Balancer.Config}]"), Is.EqualTo(ActionStatus.Failed));
        Assert.That(balancer.Machine.Log, Does.Not.Contain("reload haproxy"));
    }

    [Test]
    public void The_check_of_the_configuration_can_be_left_out()
    {
        Running().Machine.Command("haproxy -c *").Returns(1);
        Converge("untested");
        Assert.That(Headings, Is.EqualTo(new[] { "global" }));
    }

    [Test]
    public void The_file_can_be_subscribed_to_as_in_Chef() => Assert.That(Converge("listener").Messages, Does.Contain("it changed"));

    [Test]
    public void What_a_block_declares_a_plan_does_not_miss()
    {
        Assert.That(shelf.Test(balancer).Plan("recipe[web::block]").May, Is.Positive);
        shelf.Test(balancer).NotIdempotent("a block without a guard runs each time").Converge("recipe[web::block]");
        Assert.That(Headings, Is.EqualTo(new[] { "frontend in", "backend late" }));
    }

    [Test]
    public void A_reload_that_an_earlier_run_owed_is_delivered()
    {
        Running();
        const string attributes = """{ "maxconn": 1 }""";
        balancer.Machine.HasDirectory("/srv");
        Converge("reload", attributes);
        balancer.Machine.ClearLog();
        var journal = new Tests.Converging.MemoryJournal(new Debt("", "service[haproxy]", "reload", $"template[{Balancer.Config}]"));
        shelf.Test(balancer).WithAttributes(attributes).WithJournal(journal).Converge("recipe[web::reload]");
        Assert.That(balancer.Machine.Log, Is.EqualTo(new[] { "reload haproxy" }));
        Assert.That(journal.Owed, Is.Empty);
    }
}
