using RecipeRunner.Authoring;
using RecipeRunner.Converging;
using RecipeRunner.Tests.Machines;

namespace RecipeRunner.Tests.Authoring;

internal sealed class CookbookRepoTests
{
    private TemporaryFolder folder = null!;

    [SetUp]
    public void SetUp()
    {
        folder = new();
        foreach (string cookbook in (string[])["cookbooks/web", "cookbooks/db", "alone"])
        {
            Directory.CreateDirectory($"{folder.Path}/{cookbook}/recipes");
            File.WriteAllText($"{folder.Path}/{cookbook}/metadata.json", "{}");
        }
        Directory.CreateDirectory($"{folder.Path}/cookbooks/no_cookbook");
    }

    [TearDown]
    public void TearDown() => folder.Dispose();

    [TestCase("")]
    [TestCase("/cookbooks")]
    [TestCase("/cookbooks/")]
    public void A_folder_of_cookbooks_is_about_all_of_them(string path)
    {
        CookbookRepo repo = CookbookRepo.Find(folder.Path + path);
        Assert.That((repo.Root, repo.CookbookPaths.Single()), Is.EqualTo((folder.Path, folder.Path + "/cookbooks")));
        Assert.That(repo.Names, Is.EqualTo(new[] { "db", "web" }));
    }

    [TestCase("/cookbooks/web")]
    [TestCase("/cookbooks/web/recipes")]
    [TestCase("/cookbooks/web/metadata.json")]
    public void Whatever_lies_in_a_cookbook_is_about_that_cookbook(string path)
    {
        CookbookRepo repo = CookbookRepo.Find(folder.Path + path);
        Assert.That((repo.Root, repo.CookbookPaths.Single()), Is.EqualTo((folder.Path, folder.Path + "/cookbooks")));
        Assert.That(repo.Names, Is.EqualTo(new[] { "web" }));
    }

    [Test]
    public void A_cookbook_that_stands_alone_is_its_own_root()
    {
        CookbookRepo repo = CookbookRepo.Find(folder.Path + "/alone");
        Assert.That((repo.Root, repo.CookbookPaths.Single()), Is.EqualTo((folder.Path + "/alone", folder.Path)));
        Assert.That(repo.Names, Is.EqualTo(new[] { "alone" }));
    }

    [TestCase("/nowhere", "there is no '")]
    [TestCase("/cookbooks/no_cookbook", "there is no cookbook in '")]
    public void A_path_without_a_cookbook_says_how_to_make_one(string path, string message) =>
        Assert.That(() => CookbookRepo.Find(folder.Path + path), Throws.TypeOf<RecipeRunnerException>().With.Message.StartsWith(message));
}
