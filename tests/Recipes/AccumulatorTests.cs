using RecipeRunner.Converging;

namespace RecipeRunner.Tests.Recipes;

/// <summary>
/// The accumulator pattern of Chef's haproxy cookbook: any recipe and any custom resource, at any depth, adds to one template of
/// the recipes' context, which is rendered once, at the end.
/// </summary>
internal sealed class AccumulatorTests
{
    private const string Library = """
        using System.Runtime.CompilerServices;

        namespace Proxy;

        /// <summary>What gathers: all that the file is rendered from.</summary>
        public sealed record ProxyConfig
        {
            public ImmutableList<FrontendResource> Frontends { get; init; } = [];
        }

        /// <summary>A section of the one configuration file.</summary>
        public sealed record FrontendResource : CompositeResource
        {
            public override IReadOnlyList<ResourceAction> Actions { get; } = ["create"];

            public required string Bind { get; init; }

            protected override void Compose(ResourceAction action) => WithRunContext(Root, () =>
                EditResource("template[/etc/proxy.cfg]", (TemplateResource t) =>
                {
                    var config = t.VariablesAs<ProxyConfig>();
                    return t with
                    {
                        Source = "proxy.cfg.sbn",
                        Cookbook = "proxy",
                        Variables = config with { Frontends = config.Frontends.Add(this) },
                        Action = Nothing,
                        DelayedAction = Create,
                    };
                }));
        }

        /// <summary>A site: a frontend inside another composite resource.</summary>
        public sealed record SiteResource : CompositeResource
        {
            public override IReadOnlyList<ResourceAction> Actions { get; } = ["create"];

            protected override void Compose(ResourceAction action) => Frontend(Name, new() { Bind = "*:443" });
        }

        [RecipeRunner.Dsl.RecipeVerbs]
        public static class ProxyVerbs
        {
            public static ResourceSlot Frontend(string name, FrontendResource properties, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
                Declare(name, properties, file, line);

            public static ResourceSlot Site(string name, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
                Declare(name, new SiteResource(), file, line);
        }

        """;

    private Kitchen kitchen = null!;

    [SetUp]
    public void Furnish()
    {
        kitchen = new Kitchen().Cookbook("proxy").Cookbook("web", "\"proxy\": \">= 0.0.0\"").Cookbook("shop", "\"proxy\": \">= 0.0.0\"")
            .Has("node.json", """{ "run_list": ["recipe[web]", "recipe[shop]"] }""")
            .Has("cookbooks/proxy/resources/frontend.cs", "using System.Collections.Immutable;\n" + Library)
            .Has("cookbooks/proxy/templates/proxy.cfg.sbn", "{{~ for frontend in frontends ~}}\nfrontend {{ frontend.name }} {{ frontend.bind }}\n{{~ end ~}}\n")
            .Has("cookbooks/shop/recipes/default.csx", "Frontend(\"shop\", new() { Bind = \"*:81\" });\nSite(\"inner\");\n")
            .Recipe("""
                Frontend("web", new() { Bind = "*:80" });
                Block("declare one while the others converge", () => Frontend("late", new() { Bind = "*:82" }));
                File("/etc/between");

                """);
    }

    [TearDown]
    public void Leave() => kitchen.Dispose();

    [Test]
    public void One_file_is_rendered_once_at_the_end_from_all_that_gathered()
    {
        Outcome outcome = kitchen.Converge();
        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.Success), outcome.ToString());
        Assert.That(kitchen.Fake.ReadText("/etc/proxy.cfg"), Is.EqualTo("frontend web *:80\nfrontend late *:82\nfrontend shop *:81\nfrontend inner *:443\n"));
        Assert.That(outcome.Out.Split("template[/etc/proxy.cfg] action create"), Has.Length.EqualTo(2), outcome.Out);
        Assert.That(outcome.Out.IndexOf("template[/etc/proxy.cfg] action create", StringComparison.Ordinal), Is.GreaterThan(outcome.Out.IndexOf("file[/etc/between]", StringComparison.Ordinal)));
    }

    [Test]
    public void A_plan_foresees_the_file()
    {
        kitchen.Recipe("Frontend(\"web\", new() { Bind = \"*:80\" });\n");
        Assert.That(kitchen.Plan().Out, Does.Contain("+frontend inner *:443"));
    }

    [Test]
    public void What_a_doubtful_section_adds_is_not_certain()
    {
        kitchen.Fake.Command("*").Returns(0);
        kitchen.Recipe("""
            Execute("fetch", new() { Creates = "/etc/flag" });
            Frontend("web", new() { Bind = "*:80", OnlyIf = When(() => ReadFile("/etc/flag") == "yes") });

            """).Has("node.json", """{ "run_list": ["recipe[web]"] }""");
        Assert.That(kitchen.Plan().Out, Does.Match(@"template\[/etc/proxy.cfg\] action create[^\n]*\n[^\n]*may"));
    }
}
