using RecipeRunner.Nodes;

namespace RecipeRunner.Tests.Nodes;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class AttributeWritingTests
{
    private readonly Node node = new("test");

    private sealed record Backend(string Name, int HttpPort);

    [Test]
    public void Every_kind_of_value_can_be_assigned()
    {
        node.Default["a"]["text"] = "x";
        node.Default["a"]["number"] = 80;
        node.Default["a"]["real"] = 0.5;
        node.Default["a"]["flag"] = true;
        node.Default["a"]["nil"] = null;
        node.Default["a"]["list"] = ["x", 1, false, null];
        node.Default["a"]["empty"] = [];
        node.Default["a"]["array"] = new[] { 1, 2 };
        node.Default["a"]["map"] = new() { ["k"] = 1, ["deep"] = new() { ["l"] = ["y"] } };
        node.Default["a"]["dictionary"] = new Dictionary<string, string> { ["k"] = "v" };
        node.Default["a"]["copy"] = node["a"]["list"];
        node.Default["a"]["object"].Set(new { port = 80, Name = "n" });
        node.Default["a"]["record"].Set(new Backend("b", 1));

        Assert.That(node["a"].ToString(), Is.EqualTo(
            """
            {"text":"x","number":80,"real":0.5,"flag":true,"nil":null,"list":["x",1,false,null],"empty":[],"array":[1,2],
            "map":{"k":1,"deep":{"l":["y"]}},"dictionary":{"k":"v"},"copy":["x",1,false,null],
            "object":{"port":80,"name":"n"},"record":{"name":"b","http_port":1}}
            """.ReplaceLineEndings("")));
    }

    [Test]
    public void A_copy_does_not_follow_its_original()
    {
        node.Default["a"]["k"] = 1;
        node.Default["b"] = node["a"];
        node.Default["a"]["k"] = 2;
        Assert.That((int)node["b"]["k"], Is.EqualTo(1));
    }

    [Test]
    public void A_copy_is_set_by_who_copied_and_each_key_of_a_map_knows_its_line()
    {
        node.Automatic["a"] = "x";
        node.Default["b"] = node["a"];
        node.Default["m"] = new()
        {
            ["one"] = 1,
            ["two"] = new() { ["deep"] = 2 },
        };
        Assert.That(node["b"].Origin.Line, Is.EqualTo(node["a"].Origin.Line + 1));
        Assert.That(node["m"]["two"]["deep"].Origin.Line, Is.EqualTo(node["m"]["one"].Origin.Line + 1));
        Assert.That(node["m"].Origin.Line, Is.EqualTo(node["b"].Origin.Line + 1));
    }

    [Test]
    public void What_cannot_be_an_attribute_is_refused_with_path_and_line()
    {
        var error = Assert.Throws<AttributeWriteException>(() => node.Default["a"]["b"].Set(new Random()))!;
        Assert.That(error.Message, Does.Contain("AttributeWritingTests.cs:").And.Contain("cannot set a.b: a Random cannot be an attribute"));

        var cycle = new Dictionary<string, object?>();
        cycle["self"] = cycle;
        Assert.That(() => node.Default["a"] = cycle, Throws.TypeOf<AttributeWriteException>().With.Message.Contains("contain itself"));
    }

    [Test]
    public void Writing_below_a_scalar_or_nil_fails_and_says_who_set_it()
    {
        node.Default["a"] = "scalar";
        node.Default["n"] = null;

        var error = Assert.Throws<AttributeWriteException>(() => node.Default["a"]["k"] = 1)!;
        Assert.That(error.Message, Does.Contain("cannot write a.k at level default: a is the string \"scalar\" there, set by recipe"));
        Assert.That(() => node.Default["n"]["k"] = 1, Throws.TypeOf<AttributeWriteException>().With.Message.Contains("n is nil there"));
        Assert.That(() => node.Default["a"]["k"]["deep"] = 1, Throws.TypeOf<AttributeWriteException>());
        Assert.That((string)node["a"], Is.EqualTo("scalar"));
    }

    [Test]
    public void Unless_looks_at_its_own_level()
    {
        node.Default["a"]["set"] = false;
        node.Default.Unless["a"]["set"] = true;
        node.Default["a"]["nil"] = null;
        node.Default.Unless["a"]["nil"] = 1;
        node.Normal["a"]["other"] = "normal";
        node.Default.Unless["a"]["other"] = "default";
        node.Override.Unless["a"]["other"] = "override";
        node.Default["scalar"] = 1;
        node.Default.Unless["scalar"]["k"] = 2;

        Assert.That(node.ToString(), Is.EqualTo("""{"a":{"set":false,"nil":1,"other":"override"},"scalar":{"k":2}}"""));
        Assert.That((string?)node.Default.Read("a", "other"), Is.EqualTo("default"));
    }

    [Test]
    public void Write_makes_its_way_and_keeps_to_its_level()
    {
        node.Default["a"] = "scalar";
        node.ForceDefault["a"]["f"] = 1;
        node.Default.Write(["a", "b", "c"], 1);
        node.ForceDefault.Write(["a", "f", "g"], 2);
        node.Default["l"] = ["x", new Dictionary<string, object?> { ["k"] = 1 }];
        node.Default.Write(["l", "1", "k"], 2);
        node.Default.Write(["l", "3", "k"], 3);
        Assert.That(node.ToString(), Is.EqualTo("""{"a":{"b":{"c":1},"f":{"g":2}},"l":["x",{"k":2},null,{"k":3}]}"""));
        node.Default.Write(["l", "word"], 4);
        Assert.That(node["l"].ToString(), Is.EqualTo("""{"word":4}"""));
        Assert.That(() => node.Default.Write([], 1), Throws.InvalidOperationException);
    }

    [Test]
    public void A_deep_merge_recurses_into_maps_and_unites_lists()
    {
        node.Normal["a"] = new() { ["m"] = new() { ["x"] = 1 }, ["l"] = [1, 2], ["s"] = 1, ["n"] = 1 };
        node.Normal.DeepMerge(new Dictionary<string, object?>
        {
            ["a"] = new Dictionary<string, object?> { ["m"] = new { y = 2 }, ["l"] = new[] { 2, 3 }, ["s"] = new { k = 1 }, ["n"] = null },
        });
        node.Normal["a"]["m"].DeepMerge(new { x = 3 });
        Assert.That(node["a"].ToString(), Is.EqualTo("""{"m":{"x":3,"y":2},"l":[1,2,3],"s":{"k":1},"n":null}"""));
    }

    [Test]
    public void What_roles_and_the_environment_set_can_be_read_by_itself()
    {
        node.RoleDefault["a"] = 1;
        node.EnvironmentDefault["b"] = null;
        node.RoleOverride["a"] = 3;
        node.EnvironmentOverride["a"] = 4;
        Assert.That((int?)node.RoleDefault.Read("a"), Is.EqualTo(1));
        Assert.That((node.EnvironmentDefault.Has("b"), node.EnvironmentDefault.Has("a"), node.Default.Has("a")), Is.EqualTo((true, false, false)));
        Assert.That((int)node["a"], Is.EqualTo(4));
    }

    [Test]
    public void A_whole_number_may_be_larger_than_64_bits()
    {
        node.Normal["a"].Set(System.Numerics.BigInteger.Pow(10, 20));
        node.Default["b"].Set(ulong.MaxValue);
        node.Default["c"].Set(System.Numerics.BigInteger.One);
        Assert.That(node.ToString(), Is.EqualTo("""{"b":18446744073709551615,"c":1,"a":100000000000000000000}"""));
        Assert.That((int)node["c"], Is.EqualTo(1));
        Assert.That(() => (long)node["a"], Throws.TypeOf<AttributeBindingException>().With.Message.Contains("the number 100000000000000000000"));
    }

    [Test]
    public void Replacing_goes_over_a_scalar_and_force_clears_its_group()
    {
        node.Default["a"] = "scalar";
        node.Default.Replacing["a"]["k"] = 1;
        Assert.That(node["a"].ToString(), Is.EqualTo("""{"k":1}"""));

        node.ForceDefault.Replacing["a"] = new() { ["z"] = 2 };
        Assert.That(node["a"].ToString(), Is.EqualTo("""{"z":2}"""));
        Assert.That(node.Default.Read("a"), Is.Null);
    }

    [Test]
    public void Numbers_are_keys_of_maps_and_places_in_lists()
    {
        node.Default["a"][1] = "one";
        node.Default["l"] = ["x", "y"];
        node.Default["l"][1] = "z";
        Assert.That($"{node["a"]}{node["l"]}", Is.EqualTo("""{"1":"one"}["x","z"]"""));
        node.Default["l"][-1] = "w";
        node.Default["l"][3] = "far";
        Assert.That(node["l"].ToString(), Is.EqualTo("""["x","w",null,"far"]"""));
        Assert.That((string)node["l"][-1], Is.EqualTo("far"));
        Assert.That(() => node.Default["l"][-5] = "w", Throws.TypeOf<AttributeWriteException>());
        Assert.That(() => node.Default["l"]["key"] = "w", Throws.TypeOf<AttributeWriteException>());
        Assert.That(() => node.Default["l"][9]["key"] = "w", Throws.TypeOf<AttributeWriteException>());
    }

    [Test]
    public void Append_and_merge_change_what_is_there()
    {
        node.Default["l"] = ["x"];
        node.Default["l"].Append("y");
        node.Default["m"] = new() { ["a"] = 1, ["b"] = 2 };
        node.Default["m"].Merge(new { b = 3, c = 4 });
        node.Default.Merge(new { top = true });

        Assert.That($"{node["l"]}{node["m"]}{node["top"]}", Is.EqualTo("""["x","y"]{"a":1,"b":3,"c":4}true"""));
        Assert.That(() => node.Default["m"].Append(1), Throws.TypeOf<AttributeWriteException>().With.Message.Contains("not a list"));
    }

    [Test]
    public void Removing_what_must_exist_names_the_nearest_key()
    {
        node.Default["haproxy"]["port"] = 80;
        Assert.That(() => node.Default.RemoveExisting("haproxy", "prot"),
            Throws.TypeOf<MissingAttributeException>().With.Message.Contains("did you mean port"));
        Assert.That(() => node.Override.RemoveExisting("haproxy", "port"), Throws.TypeOf<MissingAttributeException>());
        node.Default.RemoveExisting("haproxy", "port");
        Assert.That(node.Has("haproxy", "port"), Is.False);
    }

    [Test]
    public void Naming_a_place_of_a_level_brings_it_to_life_as_in_Chef_and_reading_the_level_does_not()
    {
        _ = node.Default["a"]["b"];
        Assert.That(node.Default.Read("c", "d"), Is.Null);
        Assert.That(node.ToString(), Is.EqualTo("""{"a":{"b":{}}}"""));
    }

    [Test]
    public void Removing_returns_what_was_there_and_leaves_automatic_alone()
    {
        node.Automatic["a"]["k"] = "auto";
        node.Default["a"]["k"] = "d";
        node.Normal["a"]["n"] = new() { ["x"] = 1 };

        Assert.That(node.Remove("a", "k"), Is.EqualTo("auto"));
        Assert.That(node.RemoveNormal("a", "n"), Is.EqualTo(new Dictionary<string, object?> { ["x"] = 1L }));
        Assert.That(node.RemoveOverride("a", "none"), Is.Null);
        Assert.That(() => node.Remove(), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(node.ToString(), Is.EqualTo("""{"a":{"k":"auto"}}"""));
    }

    [Test]
    public void Removing_from_a_list_removes_the_items_that_are_equal()
    {
        node.Default["l"] = ["x", "y", "x", 1];
        Assert.That(node.Default["l"].Remove("x"), Is.True);
        Assert.That(node.Default.Remove("l", "none"), Is.False);
        Assert.That(node.RemoveDefault("l", "y"), Is.Null, "rm_default leaves lists alone");
        Assert.That(node["l"].ToString(), Is.EqualTo("""["y",1]"""));
    }

    [Test]
    public void A_value_is_not_a_place()
    {
        AttributeWriter value = "x";
        Assert.That(() => value["k"]["l"] = 1, Throws.InvalidOperationException);
    }

    [Test]
    public void What_is_merged_must_be_a_map() =>
        Assert.That(() => node.Default["a"].Merge(new List<int> { 1 }), Throws.TypeOf<AttributeWriteException>().With.Message.Contains("Merge takes a map"));
}
