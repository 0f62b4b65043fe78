using RecipeRunner.Machines;
using RecipeRunner.Resources;
using RecipeRunner.Testing;
using static RecipeRunner.Dsl.Actions;
using static RecipeRunner.Dsl.Recipe;

namespace RecipeRunner.Tests.Resources.Deploying;

/// <summary>What a deploy declares and in which order, on a fake machine.</summary>
[TestFixture]
public sealed class DeployPlanTests
{
    private const string App = "/srv/www/shop";
    private FakeMachine machine = null!;
    private FakeGit git = null!;
    private RecipeTest test = null!;
    private List<Command> ran = null!;

    [SetUp]
    public void Begin()
    {
        machine = FakeMachine.Debian12().HasDirectory("/srv/www");
        ran = [];
        machine.Command("rake *").Does(ran.Add);
        machine.Command("restart").Does(ran.Add);
        git = new(machine);
        test = RecipeTest.On(machine);
    }

    private string Live => machine.Files.ReadLink($"{App}/current");

    private static void Everything() => Deploy(App, new()
    {
        Repo = FakeGit.Url,
        Branch = "main",
        User = "www-data",
        Environment = new Dictionary<string, string?> { ["RAILS_ENV"] = "production" },
        Migrate = true,
        MigrationCommand = new[] { "rake", "db:migrate" },
        RestartCommand = "restart",
        BeforeMigrate = release => File($"{release.SharedPath}/before_migrate", new() { Content = release.Revision }),
        BeforeSymlink = release => File($"{release.Path}/before_symlink"),
        BeforeRestart = release => File($"{release.CurrentPath}/before_restart"),
        AfterRestart = release => release.Run("rake done"),
    });

    [Test]
    public void It_goes_in_Chefs_order_as_the_user_and_with_the_environment()
    {
        RecipeTestResult result = test.Converge(Everything);
        Assert.That(result.Steps, Is.EqualTo(new[]
        {
            $"create directory {App}", $"create directory {App}/shared", $"create directory {App}/releases", $"create directory {App}/shared/cached-copy",
            $"check out aaaaaaa of {FakeGit.Url} into {App}/shared/cached-copy",
            $"make a release of aaaaaaa in {App}/releases",
            $"create new file {App}/shared/before_migrate",
            $"link {App}/shared into the release: config/database.yml as config/database.yml",
            "execute rake db:migrate",
            $"create new file {App}/releases/20260101000000/before_symlink",
            $"link {App}/shared into the release: system as public/system, pids as tmp/pids, log as log",
            $"lead {App}/current to the new release",
            $"create new file {App}/current/before_restart",
            "execute restart",
            "execute rake done",
            "note that it is deployed",
        }));
        Assert.That(Live, Is.EqualTo($"{App}/releases/20260101000000"));
        Assert.That(ran.Select(c => (c.ToString(), c.Cwd, c.User, c.Group, c.Environment!["RAILS_ENV"])), Is.EqualTo(new[]
        {
            ("rake db:migrate", Live, "www-data", "33", "production"), ("restart", $"{App}/current", "www-data", "33", "production"), ("rake done", Live, "www-data", "33", "production"),
        }));
        Assert.That(test.Converge(Everything).Updated, Is.Zero);
        Assert.That(test.Plan(Everything), Has.Property("Updated").Zero.And.Property("May").Zero);
    }

    [Test]
    public void A_plan_of_a_new_release_fetches_nothing_and_is_certain_but_for_what_hooks_do()
    {
        test.Converge(Everything);
        git.Commit('b');
        machine.ClearLog();
        RecipeTestResult plan = test.Plan(Everything);
        Assert.That(machine.Log, Is.Empty);
        string[] certain = [.. plan.Events.OfType<RecipeRunner.Reporting.StepCompleted>().Where(e => e.Change.MayBecause is null).Select(e => e.Change.Description)];
        Assert.That(certain, Is.EqualTo(new[]
        {
            $"bring {App}/shared/cached-copy from aaaaaaa to bbbbbbb of {FakeGit.Url}",
            $"make a release of bbbbbbb in {App}/releases",
            $"link {App}/shared into the release: config/database.yml as config/database.yml",
            "execute rake db:migrate",
            $"link {App}/shared into the release: system as public/system, pids as tmp/pids, log as log",
            $"lead {App}/current to the new release",
            "execute restart",
            "note that it is deployed",
        }));
        Assert.That(Converging.Contract.PlanContract.Breach(plan, test.Converge(Everything)), Is.Null);
    }

    [Test]
    public void A_first_plan_keeps_its_word_too() =>
        Assert.That(Converging.Contract.PlanContract.Breach(test.Plan(Everything), test.Converge(Everything)), Is.Null);

    [Test]
    public void A_revision_has_one_release_and_is_taken_up_again()
    {
        void Recipe() => DeployRevision(App, new() { Repository = FakeGit.Url, KeepReleases = 2 });
        foreach (char version in "abc")
        {
            git.Commit(version);
            test.Converge(Recipe);
        }
        Assert.That(machine.Files.List($"{App}/releases"), Is.EqualTo(new[] { ".history", new string('b', 40), new string('c', 40) }));
        git.Commit('b');
        machine.ClearLog();
        Assert.That(test.Converge(Recipe).Steps, Is.EqualTo(new[] { $"lead {App}/current to release {new string('b', 40)}", "note that it is deployed" }));
        Assert.That(machine.Log, Is.Empty, "nothing is fetched");
    }

    [Test]
    public void Forced_a_release_that_is_live_is_made_anew_beside_itself()
    {
        test.Converge(() => DeployRevision(App, new() { Repository = FakeGit.Url }));
        string first = Live;
        test.NotIdempotent("it is forced").Converge(() => DeployRevision(App, new() { Repository = FakeGit.Url, Action = ForceDeploy }));
        Assert.That(Live, Is.EqualTo($"{first}-20260101000000"));
        Assert.That(test.Converge(() => DeployRevision(App, new() { Repository = FakeGit.Url })).Updated, Is.Zero);
    }

    [Test]
    public void What_is_declared_of_the_files_makes_another_release_and_what_is_not_does_not()
    {
        test.Converge(() => Deploy(App, new() { Repository = FakeGit.Url }));
        Assert.That(test.Converge(() => Deploy(App, new() { Repository = FakeGit.Url, KeepReleases = 3, RestartCommand = "restart" })).Updated, Is.Zero);
        test.Converge(() => Deploy(App, new() { Repository = FakeGit.Url, Symlinks = new Dictionary<string, string> { ["uploads"] = "web/uploads" } }));
        Assert.That(Live, Is.EqualTo($"{App}/releases/20260101000001"));
        Assert.That(machine.Files.ReadLink($"{Live}/web/uploads"), Is.EqualTo($"{App}/shared/uploads"));
    }

    [Test]
    public void Rollback_goes_to_the_release_before_and_removes_the_last()
    {
        void Recipe() => Deploy(App, new() { Repository = FakeGit.Url, RestartCommand = "restart" });
        void Back() => Deploy(App, new() { RestartCommand = "restart", Action = Rollback });
        test.Converge(Recipe);
        string first = Live;
        Assert.That(test.TryConverge(Back).Error!.Message, Does.Contain("no release in /srv/www/shop/releases to roll back to"));
        git.Commit('b');
        test.Converge(Recipe);
        ran.Clear();
        test.NotIdempotent("then there is none to go back to").Converge(Back);
        Assert.That((Live, ran.Count), Is.EqualTo((first, 1)));
        Assert.That(machine.Files.List($"{App}/releases"), Is.EqualTo(new[] { ".history", "20260101000000" }));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void A_migration_that_fails_leaves_what_is_live_alone(bool rollsBack)
    {
        void Recipe() => Deploy(App, new() { Repository = FakeGit.Url, Migrate = true, MigrationCommand = "rake db:migrate", RestartCommand = "restart", RollbackOnError = rollsBack });
        test.Converge(Recipe);
        string first = Live;
        ran.Clear();
        git.Commit('b');
        machine.Command("rake *").Returns(1, "", "no database");
        Assert.That(test.TryConverge(Recipe).Error!.Message, Does.Contain("no database"));
        Assert.That((Live, ran.Count), Is.EqualTo((first, 0)));
        Assert.That(machine.Files.List($"{App}/releases"), Has.Count.EqualTo(rollsBack ? 2 : 3));

        machine.Command("rake *").Returns(0);
        test.Converge(Recipe);
        Assert.That(machine.ReadText($"{App}/current/index.html"), Is.EqualTo(git.Head));
        Assert.That(machine.Files.List($"{App}/releases"), Has.Count.EqualTo(3), "the unfinished one is gone");
    }

    [Test]
    public void A_restart_that_fails_is_taken_back_on_request_and_otherwise_tried_again()
    {
        bool isBroken = false, rollsBack = true;
        machine.Command("restart").Answers(command => new(isBroken && machine.ReadText($"{command.Cwd}/index.html") == git.Head ? 1 : 0, "", ""));
        void Recipe() => Deploy(App, new() { Repository = FakeGit.Url, RestartCommand = "restart", RollbackOnError = rollsBack });
        test.Converge(Recipe);
        string first = Live;
        git.Commit('b');
        isBroken = true;
        Assert.That(test.TryConverge(Recipe).Error, Is.Not.Null);
        Assert.That((Live, machine.Files.List($"{App}/releases").Count), Is.EqualTo((first, 2)));

        rollsBack = false;
        Assert.That(test.TryConverge(Recipe).Error, Is.Not.Null);
        Assert.That(Live, Is.Not.EqualTo(first));
        isBroken = false;
        Assert.That(test.Converge(Recipe).Steps, Is.EqualTo(new[] { "execute restart", "note that it is deployed" }));
    }

    [Test]
    public void Hooks_of_the_application_run_when_they_are_programs_and_Ruby_is_told_of()
    {
        machine.Command("./deploy/before_migrate").Does(ran.Add);
        machine.Command("/bin/sh ./deploy/before_symlink.sh").Does(ran.Add);
        RecipeTestResult result = test.Converge(() => Deploy(App, new()
        {
            Repository = FakeGit.Url,
            BeforeMigrate = release =>
            {
                Directory($"{release.Path}/deploy");
                File($"{release.Path}/deploy/before_migrate", new() { Mode = "0755" });
                File($"{release.Path}/deploy/before_symlink.sh");
                File($"{release.Path}/deploy/before_restart.rb");
            },
        }));
        Assert.That(ran.Select(c => (c.ToString(), c.Cwd, c.Environment!["RELEASE_PATH"])), Is.EqualTo(new[] { ("./deploy/before_migrate", Live, Live), ("/bin/sh ./deploy/before_symlink.sh", Live, Live) }));
        Assert.That(result.Messages, Has.Exactly(1).Contains("deploy/before_restart.rb is Ruby for Chef and is not run"));
    }

    [Test]
    public void Releases_that_Chef_left_are_taken_over()
    {
        foreach (string name in (string[])["20140101000000", "20140201000000"]) machine.HasFile($"{App}/releases/{name}/index.html", name);
        machine.Files.CreateSymbolicLink($"{App}/current", $"{App}/releases/20140201000000");
        test.Converge(() => Deploy(App, new() { Repository = FakeGit.Url, KeepReleases = 2 }));
        Assert.That(machine.Files.List($"{App}/releases"), Is.EqualTo(new[] { ".history", "20140201000000", "20260101000000" }));
        test.NotIdempotent("then there is none to go back to").Converge(() => Deploy(App, new() { Action = Rollback }));
        Assert.That(Live, Is.EqualTo($"{App}/releases/20140201000000"));
    }

    [Test]
    public void What_cannot_be_is_refused_before_anything_runs()
    {
        string Problems(DeployResource wanted) => test.TryConverge(() => Deploy(App, wanted)).Error!.Message;
        Assert.That(Problems(new()), Does.Contain("Say Repository ="));
        Assert.That(Problems(new() { Repository = "-x", Revision = "--upload-pack=x", Depth = 0, Remote = "-o" }), Does.Contain("the repository begins with '-'").And.Contain("'--upload-pack=x' begins with '-'").And.Contain("a depth of 0").And.Contain("'-o' cannot be the name of a remote"));
        Assert.That(Problems(new() { Repository = "x", PurgeBeforeSymlink = "../..", Migrate = true, KeepReleases = 0 }), Does.Contain("'../..' is not a path inside a folder").And.Contain("no MigrationCommand").And.Contain("KeepReleases = 0"));
        machine.HasDirectory($"{App}/current").ClearLog();
        Assert.That(Problems(new() { Repository = FakeGit.Url }), Does.Contain("is not a symbolic link"));
        Assert.That(machine.Log, Is.Empty);
    }

    [Test]
    public void What_a_migration_printed_of_its_environment_before_its_time_was_over_is_masked()
    {
        machine.Command("rake *").Answers(_ => throw new CommandTimeoutException("It printed: postgres://shop:s3cret@db"));
        Exception error = test.TryConverge(() => Deploy(App, new()
        {
            Repository = FakeGit.Url,
            Environment = new Dictionary<string, string?> { ["DATABASE_URL"] = "postgres://shop:s3cret@db" },
            Migrate = true,
            MigrationCommand = "rake db:migrate",
        })).Error!;
        Assert.That(error.ToString(), Does.Contain("It printed: ********").And.Not.Contain("s3cret"));
    }

    [Test]
    public void A_history_that_somebody_wrote_names_nothing_outside_the_releases()
    {
        machine.HasDirectory("/srv/www/precious").HasFile($"{App}/releases/.history", "Deployed a - ../../precious\nDeployed b - ..\nDeployed c - /etc\n");
        Assert.That(test.TryConverge(() => Deploy(App, new() { Action = Rollback })).Error!.Message, Does.Contain("no release"));
        test.Converge(() => Deploy(App, new() { Repository = FakeGit.Url, KeepReleases = 1 }));
        Assert.That(machine.Files.Stat("/srv/www/precious"), Is.Not.Null);
    }

    [Test]
    public void Nothing_is_changed_through_a_link_of_the_application()
    {
        machine.HasFile("/etc/pids/precious", "");
        string message = test.TryConverge(() => Deploy(App, new() { Repository = FakeGit.Url, BeforeMigrate = release => Link($"{release.Path}/tmp", new() { To = "/etc" }) })).Error!.Message;
        Assert.That(message, Does.Contain("/tmp is a symbolic link of the application"));
        Assert.That(machine.Files.Stat("/etc/pids/precious"), Is.Not.Null);
    }
}
