using RecipeRunner.Authoring.Checking;
using RecipeRunner.Tests.Machines;

namespace RecipeRunner.Tests.Authoring.Checking;

/// <summary>What looks like a mistake and may be none: nothing is found.</summary>
public class FalseAlarmTests
{
    [TestCase("""foreach (string name in (string[])["a", "b"]) Service($"app-{name}"); Log("x", new() { Notifies = [new(Restart, "service[app-a]")] });""", TestName = "A target whose name is made at run time")]
    [TestCase("""string name = node.Name; Service(name); Log("x", new() { Notifies = [new(Restart, "service[nginx]")] });""", TestName = "A target with any name")]
    [TestCase("""AptUpdate(); Log("x", new() { Notifies = [new(Update, "apt_update")] });""", TestName = "A target without a name")]
    [TestCase("""Package(["a", "b"]); Log("x", new() { Notifies = [new(Install, "package[a, b]")] });""", TestName = "A target of several names")]
    [TestCase("""Template("/etc/x", new() { Action = Delete });""", TestName = "A template that is deleted")]
    [TestCase("""Template("/etc/x", new() { Local = true, Source = "/srv/x.sbn" });""", TestName = "A local template")]
    [TestCase("""Template("/etc/x", new() { Source = $"{node.Name}.sbn" });""", TestName = "A template whose name is made at run time")]
    public void In_a_recipe(string recipe) => Assert.That(Found(Example.Recipe(recipe)), Is.Empty);

    [TestCase("""Variables = new { list = new[] { 1 } }""", "{{ for x in list }}{{ x }}{{ for.index }}{{ end }}", TestName = "A loop's own names")]
    [TestCase("""Variables = new { a = 1 }""", "{{ b = a + 1 }}{{ b }}{{ func f(x); ret x; end }}{{ f 1 }}{{ capture c }}z{{ end }}{{ c }}", TestName = "Names that a template makes")]
    [TestCase("""Variables = new { a = 1 }""", "{{ include 'part.sbn' }}", TestName = "A variable that a partial reads")]
    [TestCase("""Variables = new { a = 1 }""", "{{ a | string.upcase }}{{ math.plus a 2 }}{{ [1] | array.size }}", TestName = "Functions")]
    [TestCase("""Variables = new Dictionary<string, object> { ["a"] = 1 }""", "{{ a }}", TestName = "A map")]
    [TestCase("""Variables = Lazy<object>(() => new { a = 1 })""", "{{ a }}", TestName = "Lazy variables")]
    public void In_a_template(string variables, string template) =>
        Assert.That(Found(Example.Recipe($$"""Template("/etc/t", new() { {{variables}} });""").AndInCookbook("templates/t.sbn", template).AndInCookbook("templates/part.sbn", "{{ a }}")).Where(f => f.Code != "RR017"), Is.Empty);

    [TestCase("""AttributeValue web = node["web"]; Log(web["port"]);""", TestName = "A map that is read as a whole")]
    [TestCase("""string key = node.Name; Log(node["web"][key]);""", TestName = "A key that is made at run time")]
    [TestCase("""Log((string)node.Read("web", "port")!);""", TestName = "An optional read")]
    [TestCase("""if (node.Has("web", "port")) Log("x");""", TestName = "A question for it")]
    [TestCase("""void Say(Node n) => Log(n["web"]["port"]); Say(node);""", TestName = "A node that is handed on")]
    public void In_an_attribute_file(string recipe) =>
        Assert.That(Found(Example.Recipe(recipe).AndInCookbook("attributes/default.csx", """Default["web"]["port"] = "80";""")), Is.Empty);

    [Test]
    public void An_attribute_that_a_template_or_another_cookbook_reads_is_used() =>
        Assert.That(Found(Example.Recipe("""Template("/etc/t");""").AndInCookbook("templates/t.sbn", "{{ node.web.port }}")
            .AndInCookbook("attributes/default.csx", """
                Default["web"]["port"] = 80;
                Default["web"]["name"] = "x";
                """)
            .AndInRepo("cookbooks/other/recipes/default.csx", """Log(node["web"]["name"]);""")), Is.Empty);

    [Test]
    public void What_a_composite_resource_declares_is_a_target_inside_it_only()
    {
        const string library = """
            using System.Runtime.CompilerServices;
            using RecipeRunner.Dsl;
            public sealed record SiteResource : CompositeResource
            {
                public override IReadOnlyList<ResourceAction> Actions => [Create];
                protected override void Compose(ResourceAction action)
                {
                    File("/etc/site", new() { Content = "x", Notifies = [new(Reload, "service[inner]")] });
                    Service("inner");
                }
            }
            [RecipeVerbs]
            public static class SiteVerbs
            {
                public static ResourceSlot Site(string name, SiteResource? properties = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => Declare(name, properties ?? new(), file, line);
            }
            """;
        Assert.That(Found(Example.Recipe("""Site("a");""").AndInCookbook("resources/site.cs", library)), Is.Empty);
        Assert.That(Found(Example.Recipe("""Site("a", new() { Notifies = [new(Reload, "service[inner]")] });""").AndInCookbook("resources/site.cs", library)).Select(f => f.Code), Is.EqualTo(new[] { "RR008" }));
    }

    [TestCase("""Log(node["web"]["made"]["anything"].ToString());""", TestName = "Below what is made at run time")]
    [TestCase("""string key = node.Name; Log(node["web"][key]["x"].ToString());""", TestName = "Below a key that is made at run time")]
    [TestCase("""Log(node["opsworks"]["instance"]["hostname"].ToString()); Log(node["deploy"]["shop"]["scm"]["revision"].ToString());""", TestName = "What a stack brings")]
    [TestCase("""if (node.Has("web", "tls")) Log(node["web"]["tls"]["key"].ToString());""", TestName = "Under a question for it")]
    [TestCase("""try { Log(node["web"]["extra"].ToString()); } catch (RecipeRunnerException) { Log("none"); }""", TestName = "Where a failure is caught")]
    [TestCase("""Log(node["memory"]["total"].ToString()); Log(node["roles"].ToString());""", TestName = "What the machine and the run say")]
    [TestCase("""Default["web"]["later"] = 1; Log(node["web"]["later"].ToString());""", TestName = "What the recipe writes itself")]
    [TestCase("""Hide(node["web"]["password"]);""", TestName = "A secret that stands in no repository")]
    [TestCase("""Log(node["settings"]["color"].ToString());""", TestName = "What a record declares")]
    [TestCase("""var web = node["web"]; foreach (AttributeValue web2 in web["list"]) Log(web2["x"].ToString()); Log(web["list"][0]["y"].ToString());""", TestName = "Items of a list")]
    [TestCase("""if (node["web"].IsMap) node.Default["web"].Merge(new { merged = 1 }); Log(node["web"]["merged"].ToString());""", TestName = "What is merged in")]
    public void A_strict_read(string recipe) =>
        Assert.That(Found(Example.Recipe("using RecipeRunner.Converging;\n" + recipe).AndInCookbook("attributes/default.csx", """
            Default["web"]["made"] = Make();
            Default["web"]["list"] = [new { x = 1 }];
            static Dictionary<string, object?> Make() => new() { ["anything"] = 1 };
            """).AndInCookbook("libraries/Settings.cs", """
            [NodeAttributes("settings")]
            public sealed record Settings { public string? Color { get; init; } }
            """).AndInRepo("node.json", """{ "run_list": ["recipe[web]"] }""")).Where(f => f.Code == "RR020"), Is.Empty);

    [Test]
    public void An_attribute_that_nobody_in_a_repository_without_node_json_sets() =>
        Assert.That(Found(Example.Recipe("""Log(node["web"]["license"].ToString()); Log(node["shop"]["port"].ToString());""")), Is.Empty);

    [Test]
    public void A_target_that_a_resource_of_a_dependency_makes_of_its_property()
    {
        const string library = """
            using System.Runtime.CompilerServices;
            using RecipeRunner.Dsl;
            public sealed record DaemonResource : CompositeResource
            {
                public string ServiceName { get; init; } = "daemon";
                public override IReadOnlyList<ResourceAction> Actions => [Create];
                protected override void Compose(ResourceAction action) => WithRunContext(Root, () => EditResource($"service[{ServiceName}]", (ServiceResource s) => s with { Action = Start }));
            }
            [RecipeVerbs]
            public static class DaemonVerbs
            {
                public static ResourceSlot Daemon(string name, DaemonResource? properties = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => Declare(name, properties ?? new(), file, line);
            }
            """;
        Example Notifying(string target, string properties = "null") => Example.Recipe($$"""
            Daemon("a", {{properties}});
            File("/etc/a", new() { Content = "a\n", Mode = "0644", Notifies = [new(Restart, "service[{{target}}]")] });
            """).AndInCookbook("resources/daemon.cs", library);
        Assert.That(Found(Notifying("daemon")), Is.Empty);
        Assert.That(Found(Notifying("other", """new() { ServiceName = "other" }""")), Is.Empty);
        Assert.That(Found(Notifying("anything", "new() { ServiceName = node.Name }")), Is.Empty);
        Assert.That(Found(Notifying("daemom")).Select(f => f.Code), Is.EqualTo(new[] { "RR008" }));
    }

    [TestCase("""{{ for x in list }}{{ include 'part.sbn' }}{{ end }}""", "{{ x.name }}", TestName = "A partial that reads what runs through a loop")]
    [TestCase("""{{ for x in list }}{{ x.name }}{{ end }}{{ list.size }}{{ list[0].name }}""", "", TestName = "A list's own members")]
    [TestCase("""{{ for entry in map }}{{ entry.key }}{{ entry.value }}{{ end }}{{ map.a }}""", "", TestName = "A map")]
    [TestCase("""{{ list = map }}{{ list.a }}""", "", TestName = "A variable that is set anew")]
    public void Members(string template, string part) =>
        Assert.That(Found(Example.Recipe("""Template("/etc/t", new() { Variables = new { list = new[] { new { Name = "a" } }, map = new Dictionary<string, int> { ["a"] = 1 } } });""")
            .AndInCookbook("templates/t.sbn", template).AndInCookbook("templates/part.sbn", part)).Where(f => f.Code is "RR014" or "RR021"), Is.Empty);

    [TestCase("""throw Fail("Only for others.");""", TestName = "What an attribute file refuses by itself")]
    [TestCase("""Default["web"]["x"] = int.Parse(ReadFile("/etc/number"));""", TestName = "What an attribute file finds on the machine")]
    public void A_failure(string attributes) =>
        Assert.That(Found(Example.Recipe("""Log($"{node.Read("web", "x")}");""").AndInCookbook("attributes/default.csx", attributes).AndInRepo("node.json", """{ "run_list": ["recipe[web]"] }""")), Is.Empty);

    private static IReadOnlyList<Finding> Found(Example example)
    {
        using var folder = new TemporaryFolder();
        using var cache = new TemporaryFolder();
        example.WriteTo(folder);
        return new Checker(shipped: null, cache).Check(folder).Findings;
    }
}
