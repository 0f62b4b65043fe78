using RecipeRunner.Nodes;
using RecipeRunner.Reporting;

namespace RecipeRunner.Tests.Nodes;

internal sealed class AttributeReadsTests
{
    private Node node = null!;

    [SetUp]
    public void Note()
    {
        node = new Node("node1");
        node.Tree.Reads = new();
    }

    private AttributeRead[] Told => [.. node.Tree.Reads!.Told()];

    [Test]
    public void What_was_taken_is_told_once_with_level_and_writer()
    {
        node.Default["web"]["port"] = 80;
        node.Override["web"]["port"] = 81;
        node.Default["web"]["unread"] = 1;
        Assert.That((int)node["web"]["port"] + (int)node["web"]["port"], Is.EqualTo(162));
        Assert.That(Told.Single(), Has.Property("Path").EqualTo("web.port").And.Property("Value").EqualTo("81").And.Property("Level").EqualTo("override"));
        Assert.That(Told.Single().SetBy, Does.Contain("AttributeReadsTests.cs:"));
    }

    [Test]
    public void A_value_is_told_as_it_was_when_it_was_read()
    {
        node.Default["web"]["port"] = 80;
        _ = (int)node["web"]["port"];
        node.Default["web"]["port"] = 90;
        Assert.That(Told.Single().Value, Is.EqualTo("80"));
    }

    [Test]
    public void Of_a_map_that_was_taken_whole_only_its_size_is_told()
    {
        node.Default["web"]["db"]["password"] = "hunter2";
        _ = node["web"].ToString();
        Assert.That(Told.Single().Value, Is.EqualTo("a map of 1 key"));
        node.Normal["web"]["port"] = 80;
        _ = node["web"].ToString();
        Assert.That(Told.Single().Value, Is.EqualTo("a map of default and normal"));
    }

    [TestCase("db", "password"), TestCase("environment", "DSN"), TestCase("api_keys", "one")]
    public void What_is_secret_by_its_name_is_masked(string map, string key)
    {
        node.Default["web"][map][key] = "hunter2";
        _ = (string)node["web"][map][key]!;
        Assert.That(Told.Single().Value, Is.EqualTo(Redaction.Mask));
    }

    [Test]
    public void What_a_run_hides_is_hidden_in_it_too()
    {
        var heard = new EventRecorder();
        var masked = new RedactingObserver(heard, new Redaction());
        masked.Redaction.Add("hunter2");
        masked.On(new AttributesRead(new Lazy<IReadOnlyList<AttributeRead>>([new("web.greeting", "\"hunter2\"", "default", "x", null)])));
        masked.On(new NotificationSent("file[hunter2]", "service[hunter2]", "reload", RecipeRunner.Resources.Timing.Delayed));
        Assert.That(((AttributesRead)heard.Events[0]).Attributes.Value.Single().Value, Is.EqualTo("\"********\""));
        Assert.That(heard.Events[1].ToString(), Does.Not.Contain("hunter2"));
    }
}
