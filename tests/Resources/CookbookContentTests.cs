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
    public void Create_if_missing_adds_the_files_that_are_missing_and_changes_none()
    {
        machine.HasFile("/var/www/site/index.html", "mine");
        static void Recipe() => RemoteDirectory("/var/www/site", new() { Action = CreateIfMissing });
        test.Converge(Recipe);
        Assert.That(machine.ReadText("/var/www/site/index.html"), Is.EqualTo("mine"));
        Assert.That(machine.ReadText("/var/www/site/css/a.css"), Is.EqualTo("p {}"));
        Assert.That(test.Converge(Recipe).Updated, Is.Zero);
    }

    [Test]
    public void Folders_that_are_there_keep_their_mode_and_files_get_0644()
    {
        machine.HasFile("/var/www/site/css/a.css", "p {}", mode: "0600");
        machine.Files.SetMode("/var/www/site/css", Convert.ToInt32("700", 8));
        test.Converge(() => RemoteDirectory("/var/www/site", new() { Mode = "0750" }));
        Assert.That(machine.Files.Stat("/var/www/site")!.Value.Mode, Is.EqualTo(Convert.ToInt32("750", 8)));
        Assert.That(machine.Files.Stat("/var/www/site/css")!.Value.Mode, Is.EqualTo(Convert.ToInt32("700", 8)));
        Assert.That(machine.Files.Stat("/var/www/site/css/a.css")!.Value.Mode, Is.EqualTo(Convert.ToInt32("644", 8)));
    }

    [Test]
    public void Empty_folders_are_not_copied_and_of_new_ones_the_last_gets_the_mode()
    {
        Put("files/site/a/b/c", "deep");
        System.IO.Directory.CreateDirectory($"{folder}/web/files/site/empty");
        test.Converge(() => RemoteDirectory("/var/www/site", new() { Mode = "0700" }));
        Assert.That(machine.Files.List("/var/www/site"), Is.EqualTo(new[] { "a", "css", "index.html" }));
        Assert.That(machine.Files.Stat("/var/www/site/a")!.Value.Mode, Is.EqualTo(Convert.ToInt32("755", 8)));
        Assert.That(machine.Files.Stat("/var/www/site/a/b")!.Value.Mode, Is.EqualTo(Convert.ToInt32("700", 8)));
    }

    [Test]
    public void What_is_purged_is_backed_up_file_by_file()
    {
        machine.HasFile("/var/www/site/old/x", "1").HasFile("/var/www/site/old/y", "2");
        machine.Files.CreateSymbolicLink("/var/www/site/dangling", "/nowhere");
        test.WithStateIn("/var/lib/state").Converge(() => RemoteDirectory("/var/www/site", new() { Purge = true, FilesBackup = 0 }));
        Assert.That(machine.Files.List("/var/lib/state/backup/var/www/site/old"), Has.Count.EqualTo(2));
        Assert.That(machine.Files.List("/var/www/site"), Is.EqualTo(new[] { "css", "index.html" }));
    }

    [Test]
    public void Only_the_most_specific_folder_is_copied()
    {
        Put("files/debian/site/index.html", "<p>Debian");
        test.Converge(() => RemoteDirectory("/var/www/site"));
        Assert.That(machine.ReadText("/var/www/site/index.html"), Is.EqualTo("<p>Debian"));
        Assert.That(machine.Files.Stat("/var/www/site/css"), Is.Null);
    }

    [Test]
    public void Of_several_sources_each_is_a_whole_path_in_files()
    {
        test.Converge(() => CookbookFile("/etc/motd", new() { Source = ["nope", "default/motd"] }));
        Assert.That(machine.ReadText("/etc/motd"), Is.EqualTo("for all"));
        Assert.That(test.TryConverge(() => CookbookFile("/etc/motd", new() { Source = ["nope", "motd"] })).Error, Is.InstanceOf<ProblemsException>().With.Message.Contains("files/motd"));
    }

    [Test]
    public void A_local_template_lies_on_the_machine()
    {
        machine.HasFile("/srv/t.sbn", "a={{ a }}\n");
        static void Recipe() => Template("/etc/t", new() { Source = "/srv/t.sbn", Local = true, Variables = new { a = 2 } });
        test.Converge(Recipe);
        Assert.That(machine.ReadText("/etc/t"), Is.EqualTo("a=2\n"));
        Assert.That(test.Converge(Recipe).Updated, Is.Zero);
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
