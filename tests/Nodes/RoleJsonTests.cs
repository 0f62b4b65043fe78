using System.Text;
using RecipeRunner.Nodes;

namespace RecipeRunner.Tests.Nodes;

public sealed class RoleJsonTests
{
    private string folder = "";

    [SetUp]
    public void Make() => folder = Directory.CreateTempSubdirectory().FullName;

    [TearDown]
    public void Clear() => Directory.Delete(folder, recursive: true);

    [Test]
    public void A_folder_of_roles_is_read_by_file_name()
    {
        File.WriteAllText(Path.Combine(folder, "web.json"), """{ "name": "web", "json_class": "Chef::Role", "run_list": ["recipe[a]"] }""");
        File.WriteAllText(Path.Combine(folder, "base.json"), "{}");
        var roles = RoleJson.LoadFolder(folder, RoleJson.LoadRole);
        Assert.That(roles.Keys, Is.EqualTo(["base", "web"]));
        Assert.That(roles["web"].RunList.ToString(), Is.EqualTo("recipe[a]"));
        Assert.That(RoleJson.LoadFolder(Path.Combine(folder, "none"), RoleJson.LoadRole), Is.Empty);
    }

    [Test]
    public void A_name_that_is_not_the_file_s_is_refused()
    {
        var path = Path.Combine(folder, "web.json");
        File.WriteAllText(path, "{\n \"name\": \"wbe\" }");
        Assert.That(() => RoleJson.LoadRole(path), Throws.TypeOf<NodeInputException>().With.Message.EqualTo(
            $"{path}:2: the name is \"wbe\", but the file is web.json; make them equal"));
    }

    [TestCase("""{ "run_list": {} }""", "\"run_list\" must be an array")]
    [TestCase("""{ "env_run_lists": { "prod": "x" } }""", "\"env_run_lists.prod\" must be an array")]
    [TestCase("""{ "default_attributes": [] }""", "\"default_attributes\" must be an object, not a list of 0 items")]
    public void A_wrong_shape_is_refused(string json, string message)
    {
        var path = Path.Combine(folder, "web.json");
        File.WriteAllText(path, json);
        Assert.That(() => RoleJson.LoadRole(path), Throws.TypeOf<NodeInputException>().With.Message.Contains(message));
    }

    [Test]
    public void An_environment_carries_attributes_and_constraints()
    {
        var path = Path.Combine(folder, "prod.json");
        File.WriteAllText(path, """
            { "name": "prod", "cookbook_versions": { "x": "~> 1.2" },
              "default_attributes": { "a": "default" }, "override_attributes": { "b": "override" } }
            """);
        var node = new Node("test");
        node.Apply(RoleJson.LoadEnvironment(path));
        node.Default["a"] = node.Override["b"] = "recipe";

        Assert.That($"{node.Environment} {node["a"]} {node["b"]}", Is.EqualTo("prod default override"));
        Assert.That(RoleJson.LoadEnvironment(path).CookbookVersions["x"].ToString(), Is.EqualTo("~> 1.2"));
    }

    [TestCase("\"bogus\"")]
    [TestCase("1")]
    public void A_wrong_constraint_is_refused(string constraint)
    {
        var path = Path.Combine(folder, "prod.json");
        File.WriteAllText(path, "{ \"cookbook_versions\": {\n\"x\": " + constraint + " } }", Encoding.UTF8);
        Assert.That(() => RoleJson.LoadEnvironment(path), Throws.TypeOf<NodeInputException>().With.Message.Contains("prod.json:2: cookbook_versions of x"));
    }
}
