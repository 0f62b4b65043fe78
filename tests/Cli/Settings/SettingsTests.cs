using RecipeRunner.Converging;

namespace RecipeRunner.Tests.Cli.Settings;

internal sealed class SettingsTests
{
    private readonly SettingsFolder folder = new();

    [OneTimeTearDown]
    public void Remove() => folder.Dispose();

    [TearDown]
    public void RemoveDefault() => File.Delete(folder["recipe-runner.json"]);

    [Test]
    public void The_file_of_the_working_folder_is_read_without_being_named()
    {
        RunOptions options = folder.Has("recipe-runner.json", """
            {
              "cookbook_path": ["cookbooks", "/srv/cookbooks"],
              "json_attribs": "web.json",
              "run_list": ["recipe[a]", "role[b]"],
              "environment": "production",
              "encrypted_data_bag_secret": "secret",
              "state_dir": "state",
              "log_level": "warn",
              "formatter": "min",
              "why_run": true
            }
            """).Plan();
        Assert.Multiple(() =>
        {
            Assert.That(options.CookbookPaths, Is.EqualTo([folder["cookbooks"], "/srv/cookbooks"]));
            Assert.That(options.RolePaths, Is.EqualTo([folder["roles"], "/srv/roles"]));
            Assert.That(options.JsonAttributes, Is.EqualTo(folder["web.json"]));
            Assert.That(options.OverrideRunList, Is.EqualTo("recipe[a],role[b]"));
            Assert.That(options.SecretFile, Is.EqualTo(folder["secret"]));
            Assert.That((options.StateFolders.State, options.LockFile), Is.EqualTo((folder["state"], folder["state/lock"])));
        });
    }

    [Test]
    public void In_JSON_a_relative_path_is_seen_from_the_file() =>
        Assert.That(folder.Has("etc/web.json", """{ "cookbook_path": "../cookbooks" }""").Plan("-c", "etc/web.json").CookbookPaths, Is.EqualTo([folder["cookbooks"]]));

    [Test]
    public void A_named_file_takes_the_place_of_the_default_one()
    {
        folder.Has("recipe-runner.json", """{ "node_name": "x", "environment": "y" }""").Has("other.json", """{ "node_name": "z" }""");
        RunOptions options = folder.Plan("-c", "other.json");
        Assert.That((options.NodeName, options.Environment), Is.EqualTo(("z", (string?)null)));
    }

    [Test]
    public void The_command_line_beats_the_file_and_the_file_the_defaults()
    {
        folder.Has("recipe-runner.json", """
            { "cookbook_path": "/f/cookbooks", "role_path": "/f/r", "json_attribs": "f.json", "node_name": "f", "lockfile": "/f/lock", "file_backup_path": "/f/backup" }
            """);
        RunOptions options = folder.Plan("--role-path", "/c/r,/d/r", "-j", "c.json", "--state-dir", "/c");
        Assert.Multiple(() =>
        {
            Assert.That(options.CookbookPaths, Is.EqualTo(["/f/cookbooks"]));
            Assert.That(options.RolePaths, Is.EqualTo(["/c/r", "/d/r"]));
            Assert.That(options.JsonAttributes, Is.EqualTo("c.json"));
            Assert.That(options.NodeName, Is.EqualTo("f"));
            Assert.That(options.LockFile, Is.EqualTo("/f/lock"));
            Assert.That(options.StateFolders, Is.EqualTo(new StateFolders("/c", "/c/cache")));
        });
    }

    [Test]
    public void A_file_that_asks_for_a_plan_lets_anybody_converge() =>
        Assert.That(folder.Has("solo.rb", "why_run true\n").Call(new FakeEngine { IsRoot = false }, "converge", "-c", "solo.rb").ExitCode, Is.EqualTo(ExitCode.Success));

    [Test]
    public void Without_a_file_nothing_is_said() => Assert.That(folder.Call(new FakeEngine(), "plan").Out, Is.Empty);
}
