using RecipeRunner.Authoring;
using RecipeRunner.Authoring.Scaffolding;
using RecipeRunner.Converging;

namespace RecipeRunner.Tests.Authoring.Scaffolding;

/// <summary>What <c>recipe-runner new</c> refuses, and that it leaves everything as it was.</summary>
internal sealed class RefusalTests
{
    private Kitchen kitchen = null!;

    [SetUp]
    public void SetUp()
    {
        kitchen = new();
        kitchen.Say("new", "cookbook", "web");
    }

    [TearDown]
    public void TearDown() => kitchen.Dispose();

    [Test]
    public void One_file_that_is_there_keeps_all_from_being_written()
    {
        kitchen.Has("cookbooks/web/tests/BackupRecipeTests.cs", "mine");

        Refused("the recipe web::backup cannot be made: cookbooks/web/tests/BackupRecipeTests.cs is there already. Nothing was written; take another name, or move it away", "recipe", "backup");

        Assert.That(File.ReadAllText($"{kitchen.Path}/cookbooks/web/tests/BackupRecipeTests.cs"), Is.EqualTo("mine"));
    }

    [Test]
    public void A_link_to_nowhere_is_there_as_well()
    {
        File.CreateSymbolicLink($"{kitchen.Path}/cookbooks/web/recipes/backup.csx", "nowhere");

        Refused("cookbooks/web/recipes/backup.csx is there already", "recipe", "backup");
    }

    [Test]
    public void A_cookbook_is_not_made_over_another() => Refused("metadata.json", "cookbook", "web");

    [Test]
    public void A_failure_half_way_leaves_nothing()
    {
        kitchen.Has("there", "a file");
        var scaffold = new Scaffold("a thing", kitchen.Path, [new("new/one", "1"), new("there/two", "2")], []);

        Assert.That(scaffold.Write, Throws.TypeOf<RecipeRunnerException>().With.Message.Contains("Nothing was written"));
        Assert.That(Directory.Exists($"{kitchen.Path}/new"), Is.False);
    }

    [TestCase("cookbook", "a/b", "'a/b' cannot be the name of a cookbook: it may hold letters, digits, '.', '-' and '_' only")]
    [TestCase("cookbook", "..", "'..' cannot be the name of a cookbook")]
    [TestCase("cookbook", "", "'' cannot be the name of a cookbook")]
    [TestCase("repo", "-x", "-x")]
    [TestCase("repo", ".hidden", "and begins with a letter, a digit or '_'")]
    [TestCase("recipe", "web::back/up", "'back/up' cannot be the name of a recipe")]
    [TestCase("recipe", "wbe::backup", "there is no cookbook 'wbe' here, but web. Did you mean web? `recipe-runner new cookbook wbe` makes one")]
    [TestCase("template", "../x", "'..' cannot be the name of a template")]
    [TestCase("resource", "my-thing", "'my-thing' cannot be the name of a resource: it begins with a small letter and may hold small letters, digits and '_' only, such as my_thing")]
    [TestCase("resource", "file", "a resource cannot be called file: every recipe has a verb File already. Take a name that says more, such as web_file")]
    [TestCase("resource", "web", "a resource cannot be called web, as its cookbook is: C# would take Web(...) for the namespace. Take a name that says more, such as web_site")]
    [TestCase("test", "defualt", "the cookbook web has no recipe 'defualt'. Did you mean default? It has default. `new test` writes a first test of a recipe that is there, and `recipe-runner new recipe web::defualt` makes both; any other test is a C# file of your own in cookbooks/web/tests")]
    public void Names_are_checked(string kind, string name, string message) => Refused(message, kind, name);

    [Test]
    public void With_several_cookbooks_one_is_to_be_named()
    {
        kitchen.Say("new", "cookbook", "db");

        Refused("there are 2 cookbooks here: db, web. Say which one as in db::backup, stand in it, or name it with --cookbook", "recipe", "backup");
    }

    [Test]
    public void Without_a_cookbook_it_says_how_to_make_one()
    {
        Directory.Delete($"{kitchen.Path}/cookbooks", recursive: true);

        Refused("`recipe-runner new cookbook NAME` makes one", "recipe", "backup");
    }

    [TestCase("", "cookbooks")]
    [TestCase("cookbooks", "cookbooks")]
    [TestCase("cookbooks/web/recipes", "cookbooks")]
    [TestCase("elsewhere", "elsewhere")]
    [TestCase("empty", "empty/cookbooks")]
    public void A_new_cookbook_goes_beside_those_that_are_there(string from, string expected)
    {
        kitchen.Has("elsewhere/db/metadata.json", "{}").Has("empty/x", "");

        Assert.That(CookbookRepo.PlaceForNew($"{kitchen.Path}/{from}"), Is.EqualTo($"{kitchen.Path}/{expected}"));
    }

    private void Refused(string message, params string[] arguments)
    {
        string[] before = All();
        Outcome outcome = kitchen.Say(["new", .. arguments]);
        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.BadInput), outcome.ToString());
        Assert.That(outcome.Error, Does.Contain(message));
        Assert.That(All(), Is.EqualTo(before));
    }

    private string[] All() => [.. Directory.EnumerateFileSystemEntries(kitchen.Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
