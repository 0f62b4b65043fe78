using RecipeRunner.Nodes;

namespace RecipeRunner.Tests.Nodes;

public sealed class RunListTests
{
    [TestCase("recipe[x]", "recipe[x]")]
    [TestCase("x", "recipe[x]")]
    [TestCase("x::y", "recipe[x::y]")]
    [TestCase("recipe[x::y@1.2.0]", "recipe[x::y@1.2.0]")]
    [TestCase("x::y@1.2", "recipe[x::y@1.2]")]
    [TestCase("role[r]", "role[r]")]
    public void An_item_is_read_as_Chef_reads_it(string text, string expected) =>
        Assert.That(RunListItem.Parse(text).ToString(), Is.EqualTo(expected));

    [TestCase("Recipe[x]", "Did you mean recipe?")]
    [TestCase("roles[r]", "Did you mean role?")]
    [TestCase("recipe[]", "neither")]
    [TestCase("recipe[x", "neither")]
    [TestCase("recipe[x@one]", "\"one\" is no version")]
    [TestCase("", "neither")]
    public void Anything_else_is_refused(string text, string message) =>
        Assert.That(() => RunListItem.Parse(text), Throws.TypeOf<FormatException>().With.Message.Contains(message));

    [Test]
    public void A_repeated_item_counts_once() =>
        Assert.That(RunList.Parse("recipe[a],recipe[b], a").ToString(), Is.EqualTo("recipe[a], recipe[b]"));

    [Test]
    public void A_missing_role_is_named_with_who_names_it_and_the_nearest()
    {
        var roles = new Dictionary<string, Role> { ["web"] = TestNode.Role("web", """{ "run_list": ["role[bsae]"] }"""), ["base"] = new("base") };
        Assert.That(() => RunListExpander.Expand(RunList.Parse("role[web]", "role[zzzzzz]"), new RolesInMemory(roles), "_default"),
            Throws.TypeOf<RunListException>().With.Message.EqualTo(
                "role bsae, named by role[web], does not exist. Did you mean base?\nrole zzzzzz, named by the run list, does not exist."));
    }

    [Test]
    public void An_environment_run_list_takes_the_place_of_the_role_s_own()
    {
        var roles = new Dictionary<string, Role>
        {
            ["r"] = TestNode.Role("r", """{ "run_list": ["recipe[a]"], "env_run_lists": { "prod": ["recipe[b]"], "empty": [] } }"""),
        };
        Assert.That(In("prod"), Is.EqualTo("b"));
        Assert.That(In("qa"), Is.EqualTo("a"));
        Assert.That(In("empty"), Is.Empty);
        roles["r"] = TestNode.Role("r", """{ "run_list": ["recipe[a]"], "env_run_lists": { "_default": ["recipe[c]"] } }""");
        Assert.That(In("qa"), Is.EqualTo("c"), "an entry for _default stands for all that have none");

        string In(string environment) => string.Join(' ', RunListExpander.Expand(RunList.Parse("role[r]"), new RolesInMemory(roles), environment).Recipes.Select(item => item.Name));
    }

    [Test]
    public void A_version_asked_for_later_still_counts()
    {
        var expansion = RunListExpander.Expand(RunList.Parse("recipe[a]", "recipe[a@1.0]", "recipe[a@1.0.0]"), new RolesInMemory([]), "_default");
        Assert.That(expansion.Recipes.Single().Version, Is.EqualTo("1.0"));
    }

    [Test]
    public void Roles_in_a_circle_do_no_harm_and_are_told()
    {
        var roles = new Dictionary<string, Role>
        {
            ["a"] = TestNode.Role("a", """{ "run_list": ["role[b]", "recipe[x]"] }"""),
            ["b"] = TestNode.Role("b", """{ "run_list": ["role[c]"] }"""),
            ["c"] = TestNode.Role("c", """{ "run_list": ["role[b]", "recipe[y]"] }"""),
        };
        var expansion = RunListExpander.Expand(RunList.Parse("role[a]", "role[c]"), new RolesInMemory(roles), "_default");
        Assert.That(expansion.Recipes.Select(item => item.Name), Is.EqualTo(["y", "x"]));
        Assert.That(expansion.Circles, Is.EqualTo(["b -> c -> b"]));
    }
}
