using RecipeRunner.Nodes;

namespace RecipeRunner.Tests.Nodes;

public sealed class AttributeExplanationTests
{
    private static string[] Lines(Node node, params string[] path) =>
        [.. node.Explain(path).Select(one => $"{one.Level.ChefName()} {one.Value} {one.Outcome}")];

    [Test]
    public void The_chain_tells_every_write_and_the_winner()
    {
        var node = TestNode.FromJson("""{ "a": { "b": 3 } }""");
        node.Default["a"]["b"] = 1;
        node.Default["a"]["b"] = 2;
        node.Override["a"]["b"] = 4;

        var chain = node.Explain("a", "b");

        Assert.That(Lines(node, "a", "b"), Is.EqualTo(["default 1 Overwritten", "default 2 Beaten", "normal 3 Beaten", "override 4 Wins"]));
        Assert.That(chain[0].Reason, Does.StartWith("overwritten by recipe").And.Contain("AttributeExplanationTests.cs:"));
        Assert.That(chain[1].Reason, Is.EqualTo("normal beats default"));
        Assert.That(chain[2].Origin.ToString(), Is.EqualTo("node.json (node.json:1)"));
        Assert.That(chain[3].Reason, Is.EqualTo("nothing higher sets it"));
    }

    [Test]
    public void A_value_below_a_map_that_was_assigned_anew_is_still_told()
    {
        var node = new Node("test");
        node.Default["a"]["b"] = 1;
        node.Default["a"] = new() { ["b"] = 2 };
        Assert.That(Lines(node, "a", "b"), Is.EqualTo(["default 1 Overwritten", "default 2 Wins"]));
    }

    [Test]
    public void A_value_hidden_by_a_scalar_above_it_says_so()
    {
        var node = TestNode.FromJson("""{ "a": "scalar" }""");
        node.Default["a"]["b"] = 1;

        var told = node.Explain("a", "b").Single();

        Assert.That(told.Outcome, Is.EqualTo(AttributeOutcome.Beaten));
        Assert.That(told.Reason, Is.EqualTo("normal beats default, which sets a to the string \"scalar\""));
    }

    [Test]
    public void Arrays_of_one_group_unite_and_of_another_are_beaten()
    {
        var node = new Node("test");
        node.Default["a"] = [1];
        node.ForceDefault["a"] = [2];
        Assert.That(Lines(node, "a"), Is.EqualTo(["default [1] Merged", "force_default [2] Merged"]));
        node.Override["a"] = [3];
        Assert.That(Lines(node, "a"), Is.EqualTo(["default [1] Beaten", "force_default [2] Beaten", "override [3] Wins"]));
        Assert.That(node.Explain("a")[0].Reason, Is.EqualTo("override beats default"));
        Assert.That(Lines(node, "a", "0"), Is.EqualTo(["default 1 Beaten", "force_default 2 Beaten", "override 3 Wins"]));
    }

    [Test]
    public void Two_roles_are_told_apart_within_their_level()
    {
        var node = new Node("test");
        var roles = new Dictionary<string, Role>
        {
            ["one"] = TestNode.Role("one", """{ "default_attributes": { "a": 1 } }"""),
            ["two"] = TestNode.Role("two", "{\n \"default_attributes\": { \"a\": 2 } }"),
        };
        node.Apply(RunListExpander.Expand(RunList.Parse("role[one], role[two]"), new RolesInMemory(roles), "_default"));

        var chain = node.Explain("a");

        Assert.That(chain.Select(one => one.Origin.ToString()), Is.EqualTo(["role one (roles/one.json:1)", "role two (roles/two.json:2)"]));
        Assert.That(chain[0].Outcome, Is.EqualTo(AttributeOutcome.Overwritten));
    }

    [Test]
    public void What_nobody_set_has_an_empty_chain() => Assert.That(new Node("test").Explain("a", "b"), Is.Empty);

    [Test]
    public void A_script_is_known_by_where_it_lies()
    {
        var origin = new Origin(OriginSource.OfScript("/c/haproxy/attributes/default.csx"), 3);
        Assert.That(origin.ToString(), Is.EqualTo("attribute file haproxy::default (/c/haproxy/attributes/default.csx:3)"));
        Assert.That(new Origin(OriginSource.OfScript("/c/haproxy/recipes/install.csx")).Kind, Is.EqualTo(OriginKind.Recipe));
    }

    [Test]
    public void A_loop_of_writes_remembers_only_the_last_ones_and_counts_the_others()
    {
        var node = new Node("test");
        for (var i = 0; i < 100; i++)
            node.Default["a"] = i;
        var chain = node.Explain("a");
        Assert.That(chain, Has.Count.EqualTo(9));
        Assert.That(chain.Select(one => one.Forgotten), Is.EqualTo([91, 0, 0, 0, 0, 0, 0, 0, 0]));
    }

    [Test]
    public void What_was_removed_is_told_and_what_came_after_it()
    {
        var node = new Node("test");
        node.Default["a"]["b"] = 1;
        node.Default.Remove("a", "b");
        Assert.That(Lines(node, "a", "b"), Is.EqualTo(["default 1 Removed"]));
        node.Default["a"]["b"] = 2;
        Assert.That(Lines(node, "a", "b"), Is.EqualTo(["default 1 Removed", "default 2 Wins"]));
        node.Remove("a");
        node.Override["a"]["b"] = 3;
        Assert.That(Lines(node, "a", "b"), Is.EqualTo(["default 1 Removed", "default 2 Removed", "override 3 Wins"]));
    }

    [Test]
    public void A_group_that_was_cleared_tells_by_which_line()
    {
        var node = new Node("test");
        node.Default["a"] = 1;
        node.RoleDefault["a"] = 2;
        node.ForceDefault.Replacing["a"] = 3;
        Assert.That(Lines(node, "a"), Is.EqualTo(["default 1 Removed", "role_default 2 Removed", "force_default 3 Wins"]));
        Assert.That(node.Explain("a")[0].Reason, Does.StartWith("removed by recipe").And.Contain("AttributeExplanationTests.cs:"));
    }

    [Test]
    public void Removed_keys_are_remembered_within_limits()
    {
        var node = new Node("test");
        for (var i = 0; i < 1000; i++)
        {
            node.Default["a"][$"k{i}"] = i;
            node.Default["a"].Remove($"k{i}");
        }
        Assert.That(node.Explain("a", "k999"), Has.Count.EqualTo(1));
        Assert.That(node.Explain("a", "k0"), Is.Empty);
    }

    [Test]
    public void An_item_of_one_level_s_list_has_a_history_of_its_own()
    {
        var node = new Node("test");
        node.Default["a"] = ["x", "y"];
        node.Default["a"][1] = "z";
        Assert.That(Lines(node, "a", "1"), Is.EqualTo(["default \"y\" Overwritten", "default \"z\" Wins"]));
    }
}
