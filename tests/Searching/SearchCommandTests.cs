using RecipeRunner.Converging;
using RecipeRunner.Tests.Cli;
using RecipeRunner.Tests.Machines;

namespace RecipeRunner.Tests.Searching;

internal sealed class SearchCommandTests
{
    private readonly TemporaryFolder folder = new();

    [OneTimeSetUp]
    public void Fill()
    {
        Has("data_bags/users/alice.json", """{ "id": "alice", "groups": ["admin", "ops"], "shell": { "path": "/bin/zsh" } }""");
        Has("data_bags/users/bob.json", """{ "id": "bob", "groups": ["ops"], "shell": { "path": "/bin/sh" } }""");
        Has("nodes/web1.json", """{ "run_list": ["role[web]"], "automatic": { "roles": ["web"], "fqdn": "web1.mirror.example" } }""");
        Has("nodes/db1.json", """{ "normal": { "tags": ["sql"] } }""");
    }

    [OneTimeTearDown]
    public void Clear() => folder.Dispose();

    [TestCase("all", "users")]
    [TestCase("some", "users", "groups:admin")]
    [TestCase("ids", "users", "groups:ops", "-i")]
    [TestCase("attributes", "users", "*:*", "-a", "shell.path", "-a", "uid")]
    [TestCase("json", "users", "id:a*", "-F", "json")]
    [TestCase("json-attributes", "users", "-F", "json", "-a", "groups")]
    [TestCase("word", "node", "sql")]
    [TestCase("query-alone", "roles:web")]
    [TestCase("none", "users", "id:nobody")]
    public void It_shows_what_was_found(string snapshot, params string[] args)
    {
        (ExitCode exitCode, string output, string error) = Call(args);
        Assert.That((exitCode, error), Is.EqualTo((ExitCode.Success, "")));
        Snapshot.Matches(output, "command-" + snapshot);
    }

    [Test]
    public void The_settings_file_says_where_to_look()
    {
        Has("repo/solo.rb", "chef_repo_path File.dirname(__FILE__)\n");
        Has("repo/data_bags/users/cora.json", """{ "id": "cora" }""");

        string[] search = ["search", "users", "-i", "-c", folder + "/repo/solo.rb"];

        Assert.That(new FakeEngine().Call(search).Out, Does.Contain("cora").And.Not.Contains("alice"));
        Assert.That(new FakeEngine().Call([.. search, "--data-bag-path", folder + "/data_bags"]).Out, Does.Contain("alice").And.Not.Contains("cora"), "the command line beats it");
    }

    [TestCase("no-index", "user")]
    [TestCase("no-query", "users", "groups:(")]
    [TestCase("no-argument")]
    [TestCase("no-format", "users", "-F", "jsn")]
    public void It_says_what_is_wrong(string snapshot, params string[] args)
    {
        (ExitCode exitCode, string output, string error) = Call(args);
        Assert.That((exitCode, output), Is.EqualTo((ExitCode.BadInput, "")));
        Snapshot.Matches(error, "command-" + snapshot);
    }

    [Test]
    public void Its_help_teaches()
    {
        (_, string output, _) = new FakeEngine().Call("search", "--help");
        Snapshot.Matches(output, "command-help");
    }

    private (ExitCode ExitCode, string Out, string Error) Call(string[] args) =>
        new FakeEngine().Call(["search", .. args, "--data-bag-path", folder + "/data_bags", "--node-path", folder + "/nodes"]);

    private void Has(string path, string text)
    {
        string file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
