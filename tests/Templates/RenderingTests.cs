using System.Diagnostics;
using System.Text;
using RecipeRunner.Converging;
using RecipeRunner.Cookbooks;
using RecipeRunner.Nodes;
using RecipeRunner.Templates;
using RecipeRunner.Tests.Machines;

namespace RecipeRunner.Tests.Templates;

internal sealed class RenderingTests
{
    private readonly Node node = new("node1");
    private TemporaryFolder folder = null!;

    [SetUp]
    public void Make() => folder = new TemporaryFolder();

    [TearDown]
    public void Remove() => folder.Dispose();

    private string Render(string template, object? variables = null)
    {
        Directory.CreateDirectory(folder + "/templates");
        File.WriteAllText(folder + "/templates/x.sbn", template);
        return new TemplateSet().Render(folder + "/templates/x.sbn", new Cookbook(folder, new Metadata("web", "0.1.0")), node, variables);
    }

    [Test]
    public void Variables_are_seen_in_snake_case() =>
        Assert.That(Render("{{ http_port }} {{ site.host_name }}", new { HttpPort = 80, Site = new { HostName = "x" } }), Is.EqualTo("80 x"));

    [Test]
    public void Variables_may_stand_in_a_dictionary() =>
        Assert.That(Render("{{ port }}", new Dictionary<string, object> { ["port"] = 80 }), Is.EqualTo("80"));

    [Test]
    public void Attributes_are_read_through_the_node_and_as_variables()
    {
        node.Default["web"]["sites"]["b"]["port"] = 81;
        node.Default["web"]["sites"]["a"]["port"] = 80;
        Assert.That(Render("{{ node.web.sites.a.port }}{{ for s in sites }} {{ s.key }}={{ s.value.port }}{{ end }}", node["web"]), Is.EqualTo("80 b=81 a=80"));
    }

    [Test]
    public void Attributes_inside_an_object_are_as_good() =>
        Assert.That(Render("{{ site.settings.port }}", new { site = new { settings = Settings() } }), Is.EqualTo("80"));

    private AttributeValue Settings()
    {
        node.Default["web"]["port"] = 80;
        return node["web"];
    }

    [Test]
    public void A_partial_sees_the_same_variables()
    {
        Directory.CreateDirectory(folder + "/templates");
        File.WriteAllText(folder + "/templates/part.sbn", "[{{ port }} {{ s }}]");
        Assert.That(Render("{{ for s in servers }}{{ include 'part.sbn' }}{{ end }}", new { port = 1, servers = new[] { "a", "b" } }), Is.EqualTo("[1 a][1 b]"));
    }

    [Test]
    public void A_null_that_was_given_is_an_empty_text() =>
        Assert.That(Render("[{{ x }}]", new { x = (string?)null }), Is.EqualTo("[]"));

    [Test]
    public void A_template_may_test_for_null_and_set_names_of_its_own() =>
        Assert.That(Render("{{ y = 1 }}{{ if x == null }}none {{ y }}{{ end }}", new { x = (string?)null }), Is.EqualTo("none 1"));

    [Test]
    public void Lines_stay_as_they_are_written() =>
        Assert.That(Render("a\r\n  {{ x }}\n", new { x = "1\n2" }), Is.EqualTo("a\r\n  1\n2\n"));

    [Test]
    public void Ten_thousand_servers_render_fast_and_whole()
    {
        var servers = Enumerable.Range(0, 10_000).Select(i => new { Name = $"server{i}", Address = $"10.{i / 65536}.{i / 256 % 256}.{i % 256}", Port = 8080, Comment = new string('x', 150) }).ToArray();
        const string template = "{{~ for server in servers ~}}\n    server {{ server.name }} {{ server.address }}:{{ server.port }} check # {{ server.comment }}\n{{~ end ~}}\n";
        Render(template, new { servers = servers[..10] });
        long began = Stopwatch.GetTimestamp();
        string text = Render(template, new { servers });
        Assert.That(Stopwatch.GetElapsedTime(began), Is.LessThan(TimeSpan.FromSeconds(2)));
        Assert.That(text.Split('\n').Count(l => l.StartsWith("    server server", StringComparison.Ordinal)), Is.EqualTo(10_000));
        Assert.That(Encoding.UTF8.GetByteCount(text), Is.GreaterThan(1 << 20));
        Assert.That(text, Does.Contain("server9999 10.0.39.15:8080 check"));
    }

    [Test]
    public void Ten_thousand_servers_of_the_node_render_fast_and_whole()
    {
        for (int i = 0; i < 10_000; i++) node.Default["web"]["servers"][$"server{i}"]["port"] = i;
        long began = Stopwatch.GetTimestamp();
        string text = Render("{{ for s in node.web.servers }}{{ s.key }}:{{ s.value.port }}\n{{ end }}");
        Assert.That(Stopwatch.GetElapsedTime(began), Is.LessThan(TimeSpan.FromSeconds(2)));
        Assert.That(text.Count(c => c == '\n'), Is.EqualTo(10_000));
    }

    [TestCase("{{ port }}", "'port' is not defined")]
    [TestCase("{{ node.nowhere }}", "'nowhere' is not there")]
    [TestCase("{{ list[3] }}", "`list` has no item 3: there are 2, counted from 0.")]
    [TestCase("{{ record.nam }}", "'nam' is not there. Did you mean name?")]
    [TestCase("{{ if prot }}x{{ end }}", "'prot' is not defined")]
    public void What_is_not_there_is_an_error_with_its_place(string template, string message)
    {
        var failure = Assert.Throws<PlacedException>(() => Render("\n" + template, new { list = new[] { 1, 2 }, record = new { name = "x" } }));
        Assert.That(failure!.Message, Does.Contain("/templates/x.sbn:2:").And.Contain(message));
        Assert.That(failure.ExitCode, Is.EqualTo(ExitCode.DoesNotCompile));
    }
}
