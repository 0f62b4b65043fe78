using RecipeRunner.Testing;
using RecipeRunner.Tests.Conformance;
using RecipeRunner.Tests.Machines;
using static RecipeRunner.Dsl.Actions;
using static RecipeRunner.Dsl.Recipe;

namespace RecipeRunner.Tests.Resources.SourceControl;

/// <summary>The <c>git</c> resource with the real git.</summary>
[TestFixture]
public sealed class GitTests
{
    private TemporaryFolder folder = null!;
    private GitRepository repository = null!;
    private RecipeTest test = null!;
    private string target = null!;

    [SetUp]
    public void Begin()
    {
        folder = new();
        repository = new($"{folder}/origin");
        repository.Commit("index.html", "one");
        target = $"{folder}/site";
        test = RecipeTest.On(TestMachines.Local()).WithStateIn($"{folder}/state");
    }

    [TearDown]
    public void End() => folder.Dispose();

    private string Content => System.IO.File.ReadAllText($"{target}/index.html");

    private static string In(string checkout, params string[] arguments) => ShellOutput(["git", "-C", checkout, .. arguments]);

    private static string ShellOutput(string[] arguments) => new RecipeRunner.Machines.Local.LocalProcesses().Run(new(arguments)).Stdout.Trim();

    [Test]
    public void Sync_checks_out_then_does_nothing_then_follows_the_branch()
    {
        void Recipe() => Git(target, new() { Repository = repository.Url, Revision = "main" });
        Assert.That(test.Plan(Recipe).Steps, Is.EqualTo(new[] { $"check out {repository.Head[..7]} (main) of {repository.Url} into {target}" }));
        Assert.That(System.IO.Directory.Exists(target), Is.False);
        Assert.That(test.Converge(Recipe).Updated, Is.EqualTo(1));
        Assert.That((Content, In(target, "rev-parse", "--abbrev-ref", "HEAD"), In(target, "rev-parse", "--abbrev-ref", "main@{upstream}")), Is.EqualTo(("one", "main", "origin/main")));
        Assert.That(test.Converge(Recipe).Updated, Is.Zero);

        string before = repository.Head;
        repository.Commit("index.html", "two");
        System.IO.File.WriteAllText($"{target}/index.html", "changed by hand");
        Assert.That(test.Converge(Recipe).Steps, Is.EqualTo(new[] { $"bring {target} from {before[..7]} to {repository.Head[..7]} (main) of {repository.Url}" }));
        Assert.That(Content, Is.EqualTo("two"));
    }

    [Test]
    public void Checkout_leaves_what_is_there_and_export_leaves_no_repository()
    {
        void Checked() => Git(target, new() { Repository = repository.Url, Action = Checkout });
        test.Converge(Checked);
        repository.Commit("index.html", "two");
        Assert.That((test.Converge(Checked).Updated, Content), Is.EqualTo((0, "one")));

        void Exported() => Git($"{folder}/export", new() { Repository = repository.Url, Action = Export });
        Assert.That(test.Converge(Exported).Updated, Is.EqualTo(1));
        Assert.That(System.IO.Directory.GetFileSystemEntries($"{folder}/export").Select(System.IO.Path.GetFileName), Is.EqualTo(new[] { "index.html" }));
        Assert.That(test.Converge(Exported).Updated, Is.Zero);
    }

    [Test]
    public void Tags_annotated_too_and_commits_are_checked_out_without_a_branch()
    {
        string first = repository.Head;
        repository.Run("tag", "--annotate", "--message", "v1", "v1");
        repository.Run("branch", "v1");
        repository.Commit("index.html", "two");
        foreach (string revision in (string[])["v1", first])
        {
            test.Converge(() => Git(target, new() { Repository = repository.Url, Revision = revision }));
            Assert.That((Content, In(target, "rev-parse", "HEAD"), In(target, "rev-parse", "--abbrev-ref", "HEAD")), Is.EqualTo(("one", first, "HEAD")));
            System.IO.Directory.Delete(target, recursive: true);
        }
    }

    [Test]
    public void A_shallow_copy_still_gets_a_commit_that_lies_deeper()
    {
        string first = repository.Head;
        repository.Commit("index.html", "two");
        repository.Commit("index.html", "three");
        test.Converge(() => Git(target, new() { Repository = repository.Url, Depth = 1 }));
        Assert.That((Content, In(target, "rev-list", "--count", "HEAD")), Is.EqualTo(("three", "1")));
        test.Converge(() => Git(target, new() { Repository = repository.Url, Depth = 1, Revision = first }));
        Assert.That(Content, Is.EqualTo("one"));
    }

    [Test]
    public void Submodules_come_too_and_a_branch_of_its_own_is_made()
    {
        var part = new GitRepository($"{folder}/part");
        part.Commit("part.txt", "part");
        repository.Run("submodule", "--quiet", "add", part.Url, "part");
        repository.Commit("index.html", "two");
        Dictionary<string, string?> allowed = new() { ["GIT_ALLOW_PROTOCOL"] = "file" };
        test.Converge(() => Git(target, new() { Repository = repository.Url, EnableSubmodules = true, CheckoutBranch = "deploy", Environment = allowed }));
        Assert.That((System.IO.File.ReadAllText($"{target}/part/part.txt"), In(target, "rev-parse", "--abbrev-ref", "HEAD")), Is.EqualTo(("part", "deploy")));
    }

    [Test]
    public void A_checkout_that_was_cut_short_is_brought_to_its_end()
    {
        ShellOutput(["git", "init", "--quiet", target]);
        System.IO.File.WriteAllText($"{target}/index.html", "half");
        void Recipe() => Git(target, new() { Repository = repository.Url, Action = Checkout });
        Assert.That((test.Converge(Recipe).Updated, Content), Is.EqualTo((1, "one")));
    }

    [TestCase("nope", "has no revision 'nope'")]
    [TestCase("--upload-pack=touch /tmp/x", "begins with '-'")]
    [TestCase("origin/main", "Name it as the repository does: 'main'")]
    public void A_revision_that_cannot_be_is_refused(string revision, string message)
    {
        RecipeTestResult result = test.TryConverge(() => Git(target, new() { Repository = repository.Url, Revision = revision }));
        Assert.That(result.Error!.Message, Does.Contain(message));
        Assert.That(System.IO.Directory.Exists(target), Is.False);
    }

    [Test]
    public void A_folder_that_holds_something_else_is_left_alone()
    {
        System.IO.Directory.CreateDirectory(target);
        System.IO.File.WriteAllText($"{target}/precious", "");
        Assert.That(test.TryConverge(() => Git(target, new() { Repository = repository.Url })).Error!.Message, Does.Contain("is not empty, and no git checkout"));
        Assert.That(test.TryConverge(() => Git($"{folder}/a/b", new() { Repository = repository.Url })).Error!.Message, Does.Contain($"Directory(\"{folder}/a\")"));
    }
}
