using RecipeRunner.Converging;
using RecipeRunner.Testing;

namespace RecipeRunner.Tests.Cookbooks.Haproxy;

/// <summary>What HAProxy would refuse is told with the recipe's line, before anything is written.</summary>
public sealed class MistakeTests
{
    /// <summary>A name, a recipe, and what is said of it.</summary>
    private static readonly (string Name, string Recipe, string Said)[] Cases =
    [
        ("default_backend", """
            HaproxyBackend("servers");
            HaproxyFrontend("in", new() { DefaultBackend = "server" });
            """, "default_backend.csx:2: frontend in names the backend 'server' in default_backend, which no recipe declares. Did you mean servers? If it stands in another file, say BackendsElsewhere = true."),
        ("use_backend", """
            HaproxyListen("both", new() { UseBackend = ["%[req.hdr(host)] if x", "api if y"] });
            """, "use_backend.csx:1: listen both names the backend 'api' in use_backend, which no recipe declares."),
        ("haproxy_use_backend", """
            HaproxyFrontend("in");
            HaproxyUseBackend("api if y", new() { Section = SectionKind.Frontend, SectionName = "in" });
            """, "haproxy_use_backend.csx:2: frontend in names the backend 'api'"),
        ("twins", """
            HaproxyListen("web");
            HaproxyBackend("web");
            """, "twins.csx:1: listen web has the name of the backend that "),
        ("addition", """
            HaproxyFrontend("http-in");
            HaproxyAcl("x src 192.0.2.1", new() { Section = SectionKind.Frontend, SectionName = "http_in" });
            """, "addition.csx:2: there is no frontend http_in to add to: no recipe declares it. Did you mean http-in?"),
        ("section_of_another_kind", """
            HaproxyUseBackend("api if y", new() { Section = SectionKind.Backend, SectionName = "web" });
            """, "section_of_another_kind.csx:1: haproxy_use_backend[api if y]: a section of the kind Backend takes no use_backend; Frontend and Listen do."),
        ("name", """HaproxyBackend("my servers");""", "name.csx:1: 'my servers' cannot be the name of a backend"),
        ("timeout", """HaproxyConfigDefaults("", new() { Timeout = new() { ["client"] = "5 seconds" } });""", "timeout.csx:1: haproxy_config_defaults[]: the timeout client: '5 seconds' is not a time"),
        ("mail_timeout", """HaproxyMailer("post", new() { Timeout = "soon" });""", "mail_timeout.csx:1: haproxy_mailer[post]: the timeout: 'soon' is not a time"),
        ("line_break", """HaproxyBackend("web", new() { Server = "a 192.0.2.1:80\nsecret" });""", "line_break.csx:1: backend web: server has a line break in it"),
        ("install_type", """HaproxyInstall("haproxy");""", "install_type.csx:1: haproxy_install[haproxy]: 'haproxy' says neither package nor source"),
        ("source_version", """HaproxyInstall("source", new() { SourceVersion = "newest" });""", "source_version.csx:1: haproxy_install[source]: 'newest' is not a version"),
    ];

    private Shelf shelf = null!;

    public static IEnumerable<TestCaseData> Named => Cases.Select(c => new TestCaseData(c.Name, c.Said).SetName($"{{m}}: {c.Name}"));

    [OneTimeSetUp]
    public void Furnish() => shelf = new([.. Cases.Select(c => (c.Name, c.Recipe)), ("elsewhere", """HaproxyFrontend("in", new() { DefaultBackend = "far", BackendsElsewhere = true });"""), ("both", Both)]);

    private const string Both = """
        HaproxyFrontend("one", new() { DefaultBackend = "a" });
        HaproxyFrontend("two", new() { DefaultBackend = "b" });
        """;

    [OneTimeTearDown]
    public void Leave() => shelf.Dispose();

    [TestCaseSource(nameof(Named))]
    public void It_is_told(string recipe, string said)
    {
        var balancer = new Balancer();
        RecipeTestResult plan = shelf.Test(balancer).TryPlan($"recipe[web::{recipe}]");
        var error = plan.Error as RecipeRunnerException;
        Assert.That(error?.Message, Does.Contain(said));
        Assert.That(error!.ExitCode, Is.EqualTo(ExitCode.BadInput));
        Assert.That(error.Message, Does.Not.Contain("secret"));
        Assert.That(balancer.Machine.Files.Stat(Balancer.Config), Is.Null);
    }

    [Test]
    public void All_mistakes_are_told_at_once() =>
        Assert.That(shelf.Test(new Balancer()).TryPlan("recipe[web::both]").Error!.Message, Does.Contain("'a'").And.Contain("'b'"));

    [Test]
    public void A_backend_may_stand_elsewhere()
    {
        var balancer = new Balancer();
        Assert.That(shelf.TryConverge(balancer, "elsewhere").Error, Is.Null);
        Assert.That(balancer.Rendered, Does.Contain("default_backend far"));
    }
}
