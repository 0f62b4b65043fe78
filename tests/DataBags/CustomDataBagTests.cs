using RecipeRunner.Converging;

namespace RecipeRunner.Tests.DataBags;

/// <summary>Data bags in custom JSON, as OpsWorks's agent of Chef 11.10 served them.</summary>
[TestFixture]
public sealed class CustomDataBagTests
{
    private Kitchen kitchen = null!;

    [SetUp]
    public void Begin() => kitchen = new();

    [TearDown]
    public void End() => kitchen.Dispose();

    private Outcome Plan(string bags, string recipe)
    {
        kitchen.Has("node.json", $$"""{ "run_list": ["recipe[web]"], "opsworks": { "data_bags": {{bags}} } }""");
        return kitchen.Recipe(recipe).Plan();
    }

    [Test]
    public void They_are_found_by_name_and_by_search()
    {
        Outcome plan = Plan("""{ "users": { "alice": { "shell": "zsh" }, "bob": { "id": "bob", "shell": "sh" } } }""", """
            Log($"{string.Join(",", DataBag("users"))} {DataBagItem("users", "alice")["shell"]} {DataBagItem("users", "alice")["id"]}");
            Log($"{Search("users", "shell:sh").First()["id"]} {Search("users").Count}");
            """);
        Assert.That(plan.ToString(), Does.Contain("alice,bob zsh alice").And.Contain("bob 2"));
    }

    [Test]
    public void A_file_comes_before_an_item_of_the_same_name_and_beside_others()
    {
        kitchen.Has("data_bags/users/alice.json", """{ "id": "alice", "shell": "fish" }""").Has("data_bags/other/x.json", """{ "id": "x" }""");
        Outcome plan = Plan("""{ "users": { "alice": { "shell": "zsh" }, "bob": { "shell": "sh" } } }""", """
            Log($"{string.Join(",", DataBag("users"))} {DataBagItem("users", "alice")["shell"]} {DataBagItem("users", "bob")["shell"]} {DataBagItem("other", "x")["id"]}");
            """);
        Assert.That(plan.ToString(), Does.Contain("alice,bob fish sh x"));
    }

    [TestCase("""{ "users": { "alice": { "id": "hidden1" } } }""", "opsworks.data_bags.users.alice states another id")]
    [TestCase("""{ "users": { "alice": "hidden1" } }""", "opsworks.data_bags.users.alice must be an object")]
    [TestCase("""{ "users": "hidden1" }""", "opsworks.data_bags.users must be an object")]
    [TestCase("\"hidden1\"", "opsworks.data_bags must be an object")]
    [TestCase("""{ "users": { "alicia": {} } }""", "There is no item 'alice' in data bag 'users'")]
    public void What_is_wrong_with_one_is_told_without_its_value(string bags, string why)
    {
        Outcome plan = Plan(bags, """DataBagItem("users", "alice");""");
        Assert.That(plan.ExitCode, Is.EqualTo(ExitCode.BadInput));
        Assert.That(plan.ToString(), Does.Contain(why).And.Not.Contain("hidden1"));
    }
}
