using System.Text;
using RecipeRunner.DataBags;
using RecipeRunner.Nodes;
using RecipeRunner.Searching;
using RecipeRunner.Tests.Machines;

namespace RecipeRunner.Tests.Searching;

internal sealed class IndexTests
{
    [Test]
    public void A_bag_is_read_once()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder + "/users");
        for (int i = 0; i < 100; i++)
            File.WriteAllText($"{folder}/users/user{i}.json", $$"""{ "id": "user{{i}}", "uid": {{i}}, "groups": ["g{{i % 10}}", "all"], "shell": { "path": "/bin/bash" }, "keys": ["a", "b"] }""");
        var indexes = new SearchIndexes(new DataBagFolders([folder]), [], [], []);
        Assert.That(indexes.Search("users", "groups:g7 AND NOT uid:[50 TO *]"), Has.Count.EqualTo(5));
        Directory.Delete(folder + "/users", recursive: true);
        Assert.That(indexes.Search("users", "shell_path:*bash AND uid:7*"), Has.Count.EqualTo(11));
    }

    [Test]
    public void An_index_may_be_put_in_from_elsewhere_and_comes_before_a_data_bag_of_its_name()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder + "/aws_opsworks_app");
        var document = new SearchDocument("shop", "application shop", JsonMap.Read(Encoding.UTF8.GetBytes("""{ "shortname": "shop" }"""), new OriginSource(OriginKind.NodeJson, "")));
        SearchIndexes indexes = new SearchIndexes(new DataBagFolders([folder]), [], [], []).With("aws_opsworks_app", new FixedIndex(() => [document]));
        Assert.That(indexes.Search("aws_opsworks_app", "shortname:shop"), Is.EqualTo(new[] { document }));
    }

    [Test]
    public void The_first_folder_that_has_a_file_counts()
    {
        using var folder = new TemporaryFolder();
        foreach (string part in (string[])["one", "two"])
        {
            Directory.CreateDirectory($"{folder}/{part}");
            File.WriteAllText($"{folder}/{part}/web1.json", $$"""{ "normal": { "from": "{{part}}" } }""");
        }
        var indexes = new SearchIndexes(new DataBagFolders([]), [folder + "/one", folder + "/two"], [], []);
        Assert.That(indexes.Search("node", "*:*").Select(d => (string)d.Value["from"]!), Is.EqualTo(new[] { "one" }));
    }

    [TestCase("""{ "run_list": "role[web]" }""", "\"run_list\" must be an array")]
    [TestCase("""{ "normal": [] }""", "\"normal\" must be an object")]
    [TestCase("""{ "name": 5 }""", "\"name\" must be a string")]
    [TestCase("""{ "run_list": ["recipes[web]"] }""", "Did you mean recipe?")]
    public void A_node_object_of_the_wrong_shape_is_named(string json, string told)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder + "/web1.json", json);
        var indexes = new SearchIndexes(new DataBagFolders([]), [folder], [], []);
        Assert.That(() => indexes.Search("node", "*:*"), Throws.TypeOf<NodeInputException>().With.Message.Contains(told).And.Message.Contains("web1.json:1"));
    }
}
