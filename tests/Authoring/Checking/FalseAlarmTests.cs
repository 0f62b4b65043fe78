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

    private static IReadOnlyList<Finding> Found(Example example)
    {
        using var folder = new TemporaryFolder();
        using var cache = new TemporaryFolder();
        example.WriteTo(folder);
        return new Checker(shipped: null, cache).Check(folder).Findings;
    }
}
