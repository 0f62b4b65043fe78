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
    public void A_role_is_found_in_the_first_folder_that_has_it_and_below_it()
    {
        Has("one/web.json", """{ "name": "web", "json_class": "Chef::Role", "run_list": ["recipe[a]"] }""");
        Has("two/web.json", """{ "run_list": ["recipe[b]"] }""");
        Has("two/deep/er/base.json", """{ "recipes": ["c"] }""");
        var roles = new RoleFolders([folder + "/none", folder + "/one", folder + "/two"]);
        Assert.That(roles.Find("web")!.RunList.ToString(), Is.EqualTo("recipe[a]"));
        Assert.That(roles.Find("base")!.RunList.ToString(), Is.EqualTo("recipe[c]"));
        Assert.That(roles.Find("nope"), Is.Null);
    }

    [Test]
    public void A_role_in_two_folders_below_is_refused()
    {
        Has("a/web.json", "{}");
        Has("b/web.json", "{}");
        Assert.That(() => new RoleFolders([folder]).Find("web"), Throws.Exception.With.Message.EqualTo($"The role web stands in several files: {folder}/a/web.json, {folder}/b/web.json. Keep one."));
    }

    [TestCase("wb", " Did you mean web?")]
    [TestCase("../web", " Names of roles hold letters, digits, - and _ only.")]
    [TestCase("wéb-1_x", " It would be FOLDER/wéb-1_x.json.")]
    [TestCase("old", """ FOLDER/below/old.rb is Ruby: here it is written as JSON, old.json in the same folder; the smallest one is {"run_list": ["recipe[web]"]}.""")]
    public void A_name_without_a_role_has_a_way_out(string name, string wayOut)
    {
        Has("web.json", "not even JSON");
        Has("below/old.rb", "name 'old'");
        Assert.That(new RoleFolders([folder]).Find(name), Is.Null);
        Assert.That(new RoleFolders([folder]).WayOut(name).Replace(folder, "FOLDER"), Is.EqualTo(wayOut));
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

    [TestCase("""{ "run_lst": ["recipe[a]"] }""", "web.json:1: \"run_lst\" means nothing here. Did you mean run_list?")]
    [TestCase("""{ "default_atributes": {} }""", "Did you mean default_attributes?")]
    public void A_misspelt_field_is_refused(string json, string message)
    {
        Has("roles/web.json", json);
        Assert.That(() => RoleJson.LoadRole(Path.Combine(folder, "roles/web.json")), Throws.TypeOf<NodeInputException>().With.Message.Contains(message));
    }

    private void Has(string path, string text)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
