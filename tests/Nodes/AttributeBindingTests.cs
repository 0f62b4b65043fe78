using RecipeRunner.Nodes;

namespace RecipeRunner.Tests.Nodes;

public sealed class AttributeBindingTests
{
    private enum Balance
    {
        RoundRobin,
        LeastConn,
    }

    private sealed record Server(string Name, int Port, double? Weight = null);

    private sealed record Settings(string Address, int HttpPort = 80)
    {
        public required string Mode { get; init; }

        public string? Comment { get; init; }

        public Balance Balance { get; init; } = Balance.LeastConn;

        public IReadOnlyList<Server> Servers { get; init; } = [];

        public IReadOnlyDictionary<string, int> Limits { get; init; } = new Dictionary<string, int>();

        public HashSet<string> Tags { get; init; } = [];

        public TimeoutSettings Timeouts { get; set; } = new();
    }

    private sealed class TimeoutSettings
    {
        public long ConnectMs { get; set; } = 5000;
    }

    private sealed record Checked
    {
        public int Port { get; init => field = value > 0 ? value : throw new ArgumentException("a port above 0"); }
    }

    [Test]
    public void A_subtree_binds_to_a_record()
    {
        var node = TestNode.FromJson("""
            { "haproxy": { "address": "127.0.0.1", "http_port": "8080", "mode": "http", "comment": null, "balance": "round_robin",
                "servers": [{ "name": "a", "port": 1 }, { "name": "b", "port": "2", "weight": 1 }],
                "limits": { "x": 1, "y": "2" }, "tags": ["t", "u"], "timeouts": { "connect_ms": 10 }, "unknown": { "is": "fine" } } }
            """);

        var settings = node.Attributes<Settings>("haproxy");

        Assert.That((settings.Address, settings.HttpPort, settings.Mode, settings.Comment, settings.Balance),
            Is.EqualTo(("127.0.0.1", 8080, "http", (string?)null, Balance.RoundRobin)));
        Assert.That(settings.Servers, Is.EqualTo([new Server("a", 1), new Server("b", 2, 1)]));
        Assert.That(settings.Limits, Is.EqualTo(new Dictionary<string, int> { ["x"] = 1, ["y"] = 2 }));
        Assert.That(settings.Tags, Is.EquivalentTo(["t", "u"]));
        Assert.That(settings.Timeouts.ConnectMs, Is.EqualTo(10));
    }

    [Test]
    public void What_is_missing_keeps_its_default()
    {
        var settings = TestNode.FromJson("""{ "h": { "address": "x", "mode": "tcp" } }""").Attributes<Settings>("h");
        Assert.That((settings.HttpPort, settings.Balance, settings.Servers.Count, settings.Timeouts.ConnectMs), Is.EqualTo((80, Balance.LeastConn, 0, 5000L)));
    }

    [Test]
    public void All_misfits_are_told_at_once()
    {
        var node = TestNode.FromJson("""
            { "h": { "adress": "x",
                     "http_port": "eighty",
                     "balance": "random",
                     "servers": [{ "name": "a", "port": [] }, "b"],
                     "limits": { "x": true } } }
            """);

        var error = Assert.Throws<AttributeBindingException>(() => node.Attributes<Settings>("h"))!;

        Assert.That(error.Errors.Select(one => one.ToString()), Is.EqualTo([
            "attribute h.address is missing; expected a string. Did you mean adress?",
            "attribute h.http_port is the string \"eighty\", set at level normal by node.json (node.json:2); expected a whole number",
            "attribute h.mode is missing; expected a string.",
            "attribute h.balance is the string \"random\", set at level normal by node.json (node.json:3); expected one of round_robin, least_conn",
            "attribute h.servers.0.port is a list, set at level normal by node.json (node.json:4); expected a whole number",
            "attribute h.servers.1 is the string \"b\", set at level normal by node.json (node.json:4); expected a map (for Server)",
            "attribute h.limits.x is true, set at level normal by node.json (node.json:5); expected a whole number",
        ]));
        Assert.That(error.Message, Does.Contain("7 attributes do not fit:").And.Contain("AttributeBindingTests.cs:"));
    }

    [Test]
    public void Nil_does_not_fit_where_null_is_not_allowed()
    {
        var node = TestNode.FromJson("""{ "h": { "address": null, "mode": "tcp", "comment": null } }""");
        var error = Assert.Throws<AttributeBindingException>(() => node.Attributes<Settings>("h"))!;
        Assert.That(error.Errors.Single().Path, Is.EqualTo("h.address"));
    }

    [Test]
    public void What_the_record_itself_refuses_is_told_with_the_path()
    {
        var node = TestNode.FromJson("""{ "h": { "port": 0 } }""");
        Assert.That(() => node.Attributes<Checked>("h"),
            Throws.TypeOf<AttributeBindingException>().With.Message.Contains("attribute h is a map").And.Message.Contains("a port above 0"));
    }

    [Test]
    public void Single_values_and_lists_bind_too()
    {
        var node = TestNode.FromJson("""{ "a": { "b": [1, "2"], "c": 7, "n": null } }""");
        Assert.That(node["a"]["b"].As<List<int>>(), Is.EqualTo([1, 2]));
        Assert.That(node["a"]["c"].As<byte>(), Is.EqualTo(7));
        Assert.That(node["a"]["n"].As<int?>(), Is.Null);
        Assert.That(node["a"].As<Dictionary<string, object?>>().Keys, Is.EqualTo(["b", "c", "n"]));
        Assert.That(() => node["a"].As<int>(), Throws.TypeOf<AttributeBindingException>().With.Message.Contains("attribute a is a map"));
    }
}
