using RecipeRunner.Nodes;

namespace RecipeRunner.Tests.Nodes;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class AttributeReadingTests
{
    private readonly Node node = TestNode.FromJson("""
        {
          "haproxy": { "port": 80, "text_port": "8080", "ratio": 1.5, "on": true, "names": ["a", "b"], "none": null },
          "opsworks": { "layers": { "web": { "name": "Web" }, "db": { "name": "Db" } } }
        }
        """);

    [Test]
    public void A_value_converts_to_the_type_that_is_wanted()
    {
        int port = node["haproxy"]["port"];
        int textPort = node["haproxy"]["text_port"];
        long big = node["haproxy"]["port"];
        double ratio = node["haproxy"]["ratio"];
        bool on = node["haproxy"]["on"];
        string text = node["haproxy"]["port"];
        string[] names = node["haproxy"]["names"];

        Assert.That((port, textPort, big, ratio, on, text), Is.EqualTo((80, 8080, 80L, 1.5, true, "80")));
        Assert.That(names, Is.EqualTo(["a", "b"]));
    }

    [Test]
    public void The_optional_read_gives_the_alternative_for_a_missing_path_a_path_through_a_scalar_and_nil()
    {
        int missing = node.Read("haproxy", "prot") ?? 1;
        int through = node.Read("haproxy", "port", "deeper") ?? 2;
        string none = node.Read("haproxy", "none") ?? "three";
        int present = node.Read("haproxy", "port") ?? 4;
        var cast = (int?)node.Read("haproxy", "nope") ?? 5;
        string? text = node.Read("no", "such");

        Assert.That((missing, through, none, present, cast, text), Is.EqualTo((1, 2, "three", 80, 5, (string?)null)));
    }

    [Test]
    public void Values_take_part_in_expressions()
    {
        Assert.That(node["haproxy"]["port"] == 80, Is.True);
        Assert.That(node["haproxy"]["text_port"] == "8080", Is.True);
        Assert.That(node["haproxy"]["port"] + 1, Is.EqualTo(81));
        Assert.That("port " + node["haproxy"]["port"], Is.EqualTo("port 80"));
        Assert.That($"{node["haproxy"]["on"]} {node["haproxy"]["none"]}{node["haproxy"]["names"]}", Is.EqualTo("true [\"a\",\"b\"]"));
        Assert.That(node["haproxy"]["on"] ? 1 : 2, Is.EqualTo(1));
        Assert.That(string.Join<AttributeValue>(" ", node["haproxy"]["names"]), Is.EqualTo("a b"));
    }

    [Test]
    public void Maps_and_lists_iterate_in_order()
    {
        var seen = new List<string>();
        foreach (var (shortName, layer) in node["opsworks"]["layers"])
            seen.Add($"{shortName}={layer["name"]}");
        foreach (string name in node["haproxy"]["names"])
            seen.Add(name);

        Assert.That(seen, Is.EqualTo(["web=Web", "db=Db", "a", "b"]));
        Assert.That(node["opsworks"]["layers"].Keys, Is.EqualTo(["web", "db"]));
        Assert.That(node["haproxy"]["names"].Count, Is.EqualTo(2));
        Assert.That(node["opsworks"]["layers"].Where(layer => layer["name"] == "Db").Select(layer => layer.Key), Is.EqualTo(["db"]));
        Assert.That((string)node["haproxy"]["names"][1], Is.EqualTo("b"));
    }

    [Test]
    public void A_missing_path_names_itself_the_place_and_the_nearest_keys()
    {
        var error = Assert.Throws<MissingAttributeException>(() => _ = node["haproxy"]["prot"])!;

        Assert.That(error.Path, Is.EqualTo("haproxy.prot"));
        Assert.That(error.Nearest, Is.EqualTo(["port"]));
        Assert.That(error.SourceFile, Does.EndWith("AttributeReadingTests.cs"));
        Assert.That(error.SourceLine, Is.GreaterThan(1));
        Assert.That(error.Message, Does.Contain($"AttributeReadingTests.cs:{error.SourceLine}: attribute haproxy.prot does not exist; did you mean port?"));
    }

    [Test]
    public void A_missing_top_level_key_names_the_nearest()
    {
        var error = Assert.Throws<MissingAttributeException>(() => _ = node["opswork"]["layers"])!;
        Assert.That(error.Message, Does.EndWith("attribute opswork does not exist; did you mean opsworks?"));
    }

    [Test]
    public void A_key_below_a_scalar_says_what_stands_there_and_who_set_it()
    {
        var error = Assert.Throws<MissingAttributeException>(() => _ = node["haproxy"]["port"]["x"])!;
        Assert.That(error.Message, Does.EndWith(
            "attribute haproxy.port.x does not exist: haproxy.port is the number 80, set at level normal by node.json (node.json:2), which has no keys"));
    }

    [Test]
    public void A_conversion_error_names_path_value_type_and_who_set_it()
    {
        var error = Assert.Throws<AttributeBindingException>(() => { int _ = node["haproxy"]["names"][0]; })!;
        Assert.That(error.Message, Does.EndWith(
            "attribute haproxy.names.0 is the string \"a\", set at level normal by node.json (node.json:2); expected a whole number"));
        Assert.That(error.SourceLine, Is.GreaterThan(1));
    }

    [Test]
    public void Nil_is_no_text_and_no_number()
    {
        Assert.That(node["haproxy"]["none"].IsNull, Is.True);
        Assert.That(() => { string _ = node["haproxy"]["none"]; }, Throws.TypeOf<AttributeBindingException>().With.Message.Contains("is nil"));
        Assert.That((int?)node["haproxy"]["none"], Is.Null);
    }

    [Test]
    public void A_number_that_does_not_fit_is_refused()
    {
        node.Default["big"] = 3_000_000_000;
        Assert.That(() => { int _ = node["big"]; }, Throws.TypeOf<AttributeBindingException>());
        Assert.That(() => { int _ = node["haproxy"]["ratio"]; }, Throws.TypeOf<AttributeBindingException>());
        Assert.That((long)node["big"], Is.EqualTo(3_000_000_000));
    }

    [Test]
    public void A_value_read_earlier_shows_later_writes()
    {
        var haproxy = node["haproxy"];
        var port = haproxy["port"];
        node.Override["haproxy"]["port"] = 81;
        node.Default["haproxy"]["new"] = "x";

        Assert.That((int)port, Is.EqualTo(81));
        Assert.That((string)haproxy["new"], Is.EqualTo("x"));
        node.Remove("haproxy");
        Assert.That(() => (int)port, Throws.TypeOf<MissingAttributeException>());
    }

    [Test]
    public void Equal_content_is_equal_whatever_the_order_of_keys()
    {
        node.Default["x"] = new() { ["a"] = 1, ["b"] = 2 };
        node.Default["y"] = new() { ["b"] = 2, ["a"] = 1 };
        node.Default["z"] = new() { ["a"] = 1.0, ["b"] = 2 };

        Assert.That(node["x"] == node["y"], Is.True);
        Assert.That(node["x"] == node["z"], Is.False);
    }
}
