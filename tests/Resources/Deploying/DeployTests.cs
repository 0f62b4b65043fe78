using RecipeRunner.Testing;
using RecipeRunner.Tests.Conformance;
using RecipeRunner.Tests.Machines;
using RecipeRunner.Tests.Resources.SourceControl;
using static RecipeRunner.Dsl.Recipe;

namespace RecipeRunner.Tests.Resources.Deploying;

/// <summary><c>deploy</c> and <c>deploy_revision</c> from a real git repository.</summary>
[TestFixture]
public sealed class DeployTests
{
    private TemporaryFolder folder = null!;
    private GitRepository repository = null!;
    private RecipeTest test = null!;
    private string app = null!;

    [SetUp]
    public void Begin()
    {
        folder = new();
        repository = new($"{folder}/origin");
        repository.Commit("index.html", "one");
        app = $"{folder}/app";
        test = RecipeTest.On(TestMachines.Local()).WithStateIn($"{folder}/state");
    }

    [TearDown]
    public void End() => folder.Dispose();

    private string Current => System.IO.Directory.ResolveLinkTarget($"{app}/current", false)!.FullName;

    private string Content => System.IO.File.ReadAllText($"{app}/current/index.html");

    private string[] Releases => [.. System.IO.Directory.GetDirectories($"{app}/releases").Order()];

    private void Plain() => Deploy(app, new() { Repository = repository.Url });

    [Test]
    public void The_first_deploys_the_second_does_nothing_and_a_new_commit_is_a_new_release()
    {
        Assert.That(test.Plan(Plain).Updated + test.Plan(Plain).May, Is.Positive);
        Assert.That(System.IO.Directory.Exists(app), Is.False);
        test.Converge(Plain);
        Assert.That((Content, Releases.Length), Is.EqualTo(("one", 1)));
        Assert.That(System.IO.Path.GetFileName(Current), Does.Match(@"^\d{14}$"));
        Assert.That(System.IO.Directory.ResolveLinkTarget($"{Current}/log", false)!.FullName, Is.EqualTo($"{app}/shared/log"));
        Assert.That(System.IO.Directory.ResolveLinkTarget($"{Current}/config/database.yml", false)!.FullName, Is.EqualTo($"{app}/shared/config/database.yml"));

        RecipeTestResult second = test.Converge(Plain);
        Assert.That((second.Updated, second.Steps), Is.EqualTo((0, Array.Empty<string>())));

        repository.Commit("index.html", "two");
        RecipeTestResult third = test.Converge(Plain);
        Assert.That((Content, Releases.Length), Is.EqualTo(("two", 2)), string.Join("\n", third.Steps));
        Assert.That(test.Converge(Plain).Updated, Is.Zero);
    }

    [Test]
    public void A_migration_runs_in_the_release_and_what_it_prints_of_its_environment_is_masked()
    {
        void Recipe() => Deploy(app, new()
        {
            Repository = repository.Url,
            Environment = new Dictionary<string, string?> { ["DATABASE_URL"] = "postgres://shop:s3cret@db" },
            Migrate = true,
            MigrationCommand = "echo connected to $DATABASE_URL; cat index.html; exit 3",
        });
        RecipeTestResult result = test.TryConverge(Recipe);
        Assert.That(result.Error!.Message, Does.Contain("connected to ********").And.Contain("one").And.Contain("exit code 3"));
        Assert.That(string.Join('\n', result.Events) + result.Error, Does.Not.Contain("s3cret"));
        Assert.That(System.IO.File.Exists($"{app}/current"), Is.False);
    }

    [Test]
    public void Files_that_a_killed_checkout_left_do_not_get_into_a_release()
    {
        test.Converge(Plain);
        System.IO.File.WriteAllText($"{app}/shared/cached-copy/stray", "");
        System.IO.File.WriteAllText($"{app}/shared/cached-copy/.git/index.lock", "");
        repository.Commit("index.html", "two");
        test.Converge(Plain);
        Assert.That((Content, System.IO.File.Exists($"{app}/current/stray")), Is.EqualTo(("two", false)));
    }
}
