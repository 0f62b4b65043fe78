using RecipeRunner.Converging;
using RecipeRunner.DataBags;
using RecipeRunner.Nodes;
using RecipeRunner.Tests.Machines;

namespace RecipeRunner.Tests.DataBags;

public sealed class DataBagFoldersTests
{
    private TemporaryFolder folder = null!;

    [SetUp]
    public void Make() => folder = new();

    [TearDown]
    public void Remove() => folder.Dispose();

    [Test]
    public void Bags_and_items_of_all_folders_are_listed_in_order()
    {
        Has("one/users/zoe.json", "{}").Has("one/users/notes.txt", "").Has("two/users/adam.json", "{}").Has("two/apps/shop.json", "{}");

        Assert.That(Folders("one", "two", "missing").Bags(), Is.EqualTo(new[] { "apps", "users" }));
        Assert.That(Folders("one", "two", "missing").Items("users"), Is.EqualTo(new[] { "adam", "zoe" }));
    }

    [Test]
    public void The_first_folder_that_has_an_item_counts()
    {
        Has("one/users/zoe.json", """{ "id": "zoe", "shell": "sh" }""").Has("two/users/zoe.json", """{ "id": "zoe", "shell": "zsh" }""");

        Assert.That(Plain(Folders("one", "two").Read("users", "zoe")), Is.EqualTo("""{"id":"zoe","shell":"sh"}"""));
    }

    [Test]
    public void Each_value_knows_its_line()
    {
        Has("one/users/zoe.json", "{ \"id\": \"zoe\",\n  \"shell\": \"sh\" }");

        Folders("one").Read("users", "zoe").TryGet("shell", out AttributeNode? shell);

        Assert.That(shell!.Origin.ToString(), Is.EqualTo($"data bag item users/zoe ({folder}/one/users/zoe.json:2)"));
    }

    [Test]
    public void The_files_name_is_the_id_when_none_is_stated() =>
        Assert.That(Plain(Has("one/users/zoe.json", """{ "shell": "sh" }""").Folders("one").Read("users", "zoe")), Is.EqualTo("""{"shell":"sh","id":"zoe"}"""));

    [Test]
    public void What_knife_exported_is_unwrapped() =>
        Assert.That(Plain(Has("one/users/zoe.json", """
            { "name": "data_bag_item_users_zoe", "json_class": "Chef::DataBagItem", "chef_type": "data_bag_item", "data_bag": "users", "raw_data": { "id": "zoe", "shell": "sh" } }
            """).Folders("one").Read("users", "zoe")), Is.EqualTo("""{"id":"zoe","shell":"sh"}"""));

    [Test]
    public void An_item_that_only_looks_wrapped_is_taken_as_it_is() =>
        Assert.That(Plain(Has("one/users/zoe.json", """{ "id": "zoe", "raw_data": { "id": "x" } }""").Folders("one").Read("users", "zoe")), Is.EqualTo("""{"id":"zoe","raw_data":{"id":"x"}}"""));

    [TestCase("usrs", "zoe", "There is no data bag 'usrs': FOLDER/one/usrs does not exist. Did you mean users?")]
    [TestCase("users", "zo", "There is no item 'zo' in data bag 'users': FOLDER/one/users/zo.json does not exist. Did you mean zoe?")]
    [TestCase("..", "zoe", "'..' cannot be the name of a data bag: it may hold letters, digits, '.', '-' and '_' only.")]
    [TestCase("users", "../zoe", "'../zoe' cannot be the name of a data bag item: it may hold letters, digits, '.', '-' and '_' only.")]
    [TestCase("users", "adam", "FOLDER/one/users/adam.json:2: the id is \"eve\", but the file is adam.json; make them equal")]
    [TestCase("users", "bob", "FOLDER/one/users/bob.json:1:10: a comma before the closing bracket")]
    [TestCase("users", "carl", "FOLDER/one/users/carl.json:1: \"id\" must be a string, not the number 1")]
    public void What_is_wrong_is_said_with_its_place_and_the_way_out(string bag, string id, string message)
    {
        Has("one/users/zoe.json", "{}").Has("one/users/adam.json", "{\n\"id\": \"eve\" }").Has("one/users/bob.json", "{\"a\": 1, }").Has("one/users/carl.json", "{\"id\": 1}");

        Assert.That(() => Folders("one").Read(bag, id), Throws.InstanceOf<RecipeRunnerException>().With.Message.EqualTo(message.Replace("FOLDER", folder)));
    }

    private DataBagFoldersTests Has(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName($"{folder}/{path}")!);
        File.WriteAllText($"{folder}/{path}", text);
        return this;
    }

    private DataBagFolders Folders(params string[] names) => new([.. names.Select(name => $"{folder}/{name}")]);

    private static string Plain(MapNode map) => ValueText.Json(map.ToPlain());
}
