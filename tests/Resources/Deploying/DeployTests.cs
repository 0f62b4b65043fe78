using RecipeRunner.Resources;
using RecipeRunner.Testing;
using RecipeRunner.Tests.Conformance;
using RecipeRunner.Tests.Machines;
using RecipeRunner.Tests.Resources.SourceControl;
using static RecipeRunner.Dsl.Actions;
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
}
