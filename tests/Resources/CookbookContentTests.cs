using RecipeRunner.Converging;
using RecipeRunner.Testing;
using static RecipeRunner.Dsl.Actions;
using static RecipeRunner.Dsl.Recipe;

namespace RecipeRunner.Tests.Resources;

[TestFixture]
public sealed class CookbookContentTests
{
    private string folder = null!;
    private FakeMachine machine = null!;
    private RecipeTest test = null!;

    [SetUp]
    public void Begin()
    {
        folder = System.IO.Directory.CreateTempSubdirectory("cookbooks-").FullName;
        Put("metadata.json", """{"name": "web", "version": "1.0.0"}""");
        Put("files/default/motd", "for all");
        Put("files/debian/motd", "for Debian");
        Put("files/site/index.html", "<p>");
        Put("files/site/css/a.css", "p {}");
        machine = FakeMachine.Debian12();
        test = RecipeTest.On(machine).WithCookbooks(folder).InCookbook("web");
    }

    [TearDown]
    public void End() => System.IO.Directory.Delete(folder, recursive: true);

    [Test]
    public void The_file_for_the_platform_is_preferred()
    {
        static void Recipe() => CookbookFile("/etc/motd", new() { Mode = "0600" });
        Assert.That(test.Converge(Recipe).Steps, Is.EqualTo(new[] { "create new file /etc/motd, mode 0600" }));
        Assert.That(machine.ReadText("/etc/motd"), Is.EqualTo("for Debian"));
        Assert.That(test.Converge(Recipe).Steps, Is.Empty);
    }

    [Test]
    public void A_missing_file_is_a_mistake_before_anything_converges() =>
        Assert.That(test.TryConverge(() => CookbookFile("/etc/motd", new() { Source = "modt" })).Error, Is.InstanceOf<ProblemsException>().With.Message.Contains("files/modt"));

    [Test]
    public void A_folder_is_copied_with_all_that_is_in_it()
    {
        static void Recipe() => RemoteDirectory("/var/www/site", new() { FilesMode = "0640", Mode = "0750" });
        test.Converge(Recipe);
        Assert.That(machine.ReadText("/var/www/site/css/a.css"), Is.EqualTo("p {}"));
        Assert.That(machine.Files.Stat("/var/www/site/css/a.css")!.Value.Mode, Is.EqualTo(Convert.ToInt32("640", 8)));
        Assert.That(machine.Files.Stat("/var/www/site/css")!.Value.Mode, Is.EqualTo(Convert.ToInt32("750", 8)));
        Assert.That(test.Converge(Recipe).Updated, Is.Zero);
    }

    [Test]
    public void Purge_removes_what_the_cookbook_does_not_have_and_nothing_outside()
    {
        machine.HasFile("/var/www/site/old/x", "").HasFile("/var/www/site/old.html", "").HasFile("/srv/kept", "kept");
        machine.Files.CreateSymbolicLink("/var/www/site/away", "/srv");
        static void Recipe() => RemoteDirectory("/var/www/site", new() { Purge = true });
        test.Converge(Recipe);
        Assert.That(machine.Files.List("/var/www/site"), Is.EqualTo(new[] { "css", "index.html" }));
        Assert.That(machine.ReadText("/srv/kept"), Is.EqualTo("kept"));
        Assert.That(test.Converge(Recipe).Updated, Is.Zero);
    }

    [Test]
    public void A_folder_that_is_there_is_left_by_create_if_missing()
    {
        machine.HasDirectory("/var/www/site");
        Assert.That(test.Converge(() => RemoteDirectory("/var/www/site", new() { Action = CreateIfMissing })).Updated, Is.Zero);
    }

    [Test]
    public void A_folder_is_deleted()
    {
        machine.HasFile("/var/www/site/x", "");
        test.Converge(() => RemoteDirectory("/var/www/site", new() { Action = Delete }));
        Assert.That(machine.Files.Stat("/var/www/site"), Is.Null);
    }

    [Test]
    public void A_run_list_of_a_real_cookbook_converges()
    {
        Put("attributes/default.csx", """Default["web"]["text"] = "by default";""");
        Put("recipes/default.csx", """File("/etc/motd", new() { Content = node["web"]["text"] });""");
        var result = test.WithAttributes("""{"web": {"text": "by the test"}}""").Converge("recipe[web]");
        Assert.That(result.Steps, Is.EqualTo(new[] { "create new file /etc/motd" }));
        Assert.That(machine.ReadText("/etc/motd"), Is.EqualTo("by the test"));
    }

    private void Put(string name, string content)
    {
        var path = $"{folder}/web/{name}";
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllText(path, content);
    }
}
