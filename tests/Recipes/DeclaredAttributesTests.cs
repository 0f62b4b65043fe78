namespace RecipeRunner.Tests.Recipes;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class DeclaredAttributesTests : IDisposable
{
    private const string Record = """
        using System.ComponentModel.DataAnnotations;

        namespace Web;

        [NodeAttributes("web")]
        public sealed record WebAttributes
        {
            [Range(1, 65535)]
            public int Port { get; init; } = 80;

            public required string Host { get; init; }

            public IReadOnlyDictionary<string, Site> Sites { get; init; } = new Dictionary<string, Site>();
        }

        public sealed record Site(string Title, [AllowedValues("http", "https")] string Scheme = "http");
        """;

    private readonly Kitchen kitchen = new Kitchen()
        .Cookbook("base")
        .Has("cookbooks/base/libraries/Base.cs", """
            namespace Base;

            [NodeAttributes("base.limits")]
            public sealed record Limits
            {
                public long Files { get; init; } = 1024;
            }
            """)
        .Cookbook("web", "\"base\": \">= 0.0.0\"")
        .Has("cookbooks/web/libraries/WebAttributes.cs", Record)
        .Has("cookbooks/web/attributes/default.csx", "Default[\"web\"][\"host\"] = \"127.0.0.1\";\nDefault[\"web\"][\"ports\"] = [81];\n")
        .Recipe("""
            WebAttributes web = node.Attributes<WebAttributes>();
            Limits limits = node.Attributes<Limits>();
            Override["web"]["port"] = 8080;
            File("/etc/web", new() { Content = $"{web.Host}:{web.Port} then {node.Attributes<WebAttributes>().Port}, {limits.Files} files\n" });
            """);

    public void Dispose() => kitchen.Dispose();

    private static void Matches(Outcome outcome, string name) => Snapshot.Matches(outcome.ToString(), "declared_attributes_" + name);

    [Test]
    public void A_record_is_read_without_a_path_and_is_fresh_after_each_write()
    {
        Outcome outcome = kitchen.Converge();
        Assert.That(kitchen.Fake.ReadText("/etc/web"), Is.EqualTo("127.0.0.1:80 then 8080, 1024 files\n"), outcome.ToString());
    }

    [Test]
    public void What_does_not_fit_is_told_before_any_recipe_runs_all_cookbooks_together()
    {
        kitchen.Has("node.json", """
            {
              "run_list": ["recipe[web]"],
              "base": { "limits": { "files": "many" } },
              "web": {
                "port": 70000,
                "host": null,
                "sites": {
                  "blog": { "scheme": "gopher" }
                }
              }
            }
            """).Recipe("throw Fail(\"a recipe ran\");");
        Matches(kitchen.Plan(), "errors");
        Matches(kitchen.Plan(), "errors");
    }

    [Test]
    public void A_key_that_was_probably_misspelt_is_warned_of_and_others_are_not()
    {
        kitchen.Has("node.json", """
            {
              "run_list": ["recipe[web]"],
              "web": { "prot": 8080, "of_another_cookbook": 1, "sites": { "blog": { "title": "Blog", "shceme": "https" } } }
            }
            """);
        Matches(kitchen.Plan(), "misspelt");
    }

    [Test]
    public void A_record_may_refuse_what_it_does_not_know()
    {
        kitchen.Has("cookbooks/web/libraries/WebAttributes.cs", Record.Replace("(\"web\")", "(\"web\", UnknownKeys = UnknownKeys.Refuse)", StringComparison.Ordinal));
        Matches(kitchen.Plan(), "refused");
    }

    [Test]
    public void A_record_may_allow_all_keys()
    {
        kitchen.Has("cookbooks/web/libraries/WebAttributes.cs", Record.Replace("(\"web\")", "(\"web\", UnknownKeys = UnknownKeys.Allow)", StringComparison.Ordinal));
        kitchen.Has("node.json", """{ "run_list": ["recipe[web]"], "web": { "prot": 8080 } }""");
        Assert.That(kitchen.Plan().ToString(), Does.Not.Contain("prot"));
    }

    [Test]
    public void A_scalar_where_the_map_should_be_is_refused()
    {
        kitchen.Has("node.json", """{ "run_list": ["recipe[web]"], "base": { "limits": 5 } }""");
        Assert.That(kitchen.Plan().ToString(), Does.Contain("attribute base.limits is the number 5, set at level normal by node.json (node.json:1); expected a map (for Limits) (declared by cookbook base)"));
    }

    [Test]
    public void A_type_that_declares_nothing_needs_a_path()
    {
        kitchen.Recipe("_ = node.Attributes<Site>();");
        Assert.That(kitchen.Plan().ToString(), Does.Contain(
            "cookbooks/web/recipes/default.csx:1: Site does not say which attributes it stands for: mark it with [NodeAttributes(\"path\")], or name the path: node.Attributes<Site>(\"path\")"));
    }

    [Test]
    public void The_chain_of_what_does_not_fit_can_be_asked_for()
    {
        kitchen.Has("node.json", """{ "run_list": ["recipe[web]"], "web": { "port": 0 } }""");
        Outcome outcome = kitchen.Call(false, "node", "explain", "web.port");
        Assert.That(outcome.Out, Does.Contain("web.port = 0"));
        Assert.That(outcome.Error, Does.Contain("expected a whole number from 1 to 65535"));
    }
}
