using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json.Nodes;
using RecipeRunner.Converging;
using RecipeRunner.Tests.Conformance;
using RecipeRunner.Tests.Machines;
using RecipeRunner.Tests.Resources.SourceControl;

namespace RecipeRunner.Tests.OpsWorks.CookbookSources;

/// <summary>Custom cookbooks from a repository, an archive or a folder on this machine.</summary>
[TestFixture]
public sealed class UpdateCookbooksTests
{
    private const string Metadata = """{ "name": "shop", "version": "1.0.0" }""";

    private Kitchen kitchen = null!;
    private GitRepository repository = null!;

    [SetUp]
    public void Begin()
    {
        kitchen = new() { Machine = TestMachines.Local() };
        repository = new(kitchen.Path + "/origin");
        repository.Commit("shop/metadata.json", Metadata);
        Publish("one");
    }

    [TearDown]
    public void End() => kitchen.Dispose();

    private string Current => Directory.ResolveLinkTarget(kitchen.State + "/cookbooks/current", false)!.FullName;

    private string Publish(string word) => repository.Commit("shop/recipes/default.csx", $"Log(\"{word}\");");

    private Outcome Update(params string[] arguments) => kitchen.SayAsRoot(["opsworks", "update-cookbooks", "--state-dir", kitchen.State, .. arguments]);

    private Outcome FromGit(params string[] arguments) => Update(["--source", repository.Url, .. arguments]);

    private Outcome Converge(params string[] arguments) => kitchen.CallAsItIs(isRoot: true, ["converge", "-o", "recipe[shop]", .. arguments]);

    private JsonNode Record() => JsonNode.Parse(File.ReadAllText(kitchen.State + "/runs/latest"))!;

    private void StackJson(string scm, string more = "") =>
        kitchen.Has("stack.json", $$"""{ "opsworks_custom_cookbooks": { "enabled": true, {{more}} "scm": { {{scm}} } } }""");

    [Test]
    public void A_commit_is_fetched_once_and_a_converge_finds_it_and_notes_it_in_its_record()
    {
        Assert.That(FromGit().ExitCode, Is.EqualTo(ExitCode.Success));
        Assert.That((string?)Record()["run_list"]![0], Is.EqualTo("recipe[opsworks_custom_cookbooks::load]"));
        Assert.That(FromGit().Out, Does.Contain("Converged: 0 of"));
        Assert.That(Converge().Out, Does.Contain("one"));
        Assert.That((string?)Record()["cookbook_revision"], Is.EqualTo(repository.Head));
        Assert.That(File.GetUnixFileMode(kitchen.State + "/cookbooks"), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
    }

    [Test]
    public void A_plan_tells_of_a_new_commit_and_fetches_nothing()
    {
        FromGit();
        string before = Current, next = Publish("two");
        Outcome plan = kitchen.Say("opsworks", "update-cookbooks", "--source", repository.Url, "--why-run", "--state-dir", kitchen.State);
        Assert.That((plan.ExitCode, Current), Is.EqualTo((ExitCode.ChangesPlanned, before)));
        Assert.That(plan.Out, Does.Contain(next));
    }

    [Test]
    public void A_converge_that_names_other_folders_sees_none_of_it_unless_it_names_the_link()
    {
        FromGit();
        kitchen.Has("other/web/metadata.json", """{ "name": "web", "version": "1.0.0" }""");
        Assert.That(Converge("--cookbook-path", "other").ToString(), Does.Contain("no cookbook 'shop'"));
        Assert.That(Converge("--cookbook-path", kitchen.State + "/cookbooks/current").ExitCode, Is.EqualTo(ExitCode.Success));
        Assert.That((string?)Record()["cookbook_revision"], Is.EqualTo(repository.Head));
    }

    [Test]
    public void Cookbooks_of_the_working_folder_come_first_and_a_record_names_no_others()
    {
        FromGit();
        kitchen.Has("cookbooks/shop/metadata.json", Metadata).Has("cookbooks/shop/recipes/default.csx", "Log(\"mine\");");
        Assert.That(Converge().Out, Does.Contain("mine").And.Contain("There are two cookbooks shop"));
        Assert.That(Record().AsObject().ContainsKey("cookbook_revision"), Is.False);
    }

    [TestCase("--revision", "nowhere", "has no revision 'nowhere'")]
    [TestCase("--revision", "empty", "holds no cookbooks")]
    [TestCase("--revision", "ruby", "all cookbooks that were fetched are Chef's, in Ruby, which is not run (apache2)")]
    public void A_failure_keeps_the_old_ones(string option, string value, string why)
    {
        FromGit();
        string before = Current;
        repository.Run("checkout", "--quiet", "--orphan", "empty");
        repository.Run("rm", "-rf", "--quiet", ".");
        repository.Commit("README.md", "nothing");
        repository.Run("checkout", "--quiet", "-b", "ruby");
        repository.Commit("cookbooks/apache2/metadata.rb", "name 'apache2'");
        Outcome failed = FromGit(option, value);
        Assert.That((failed.ExitCode, Current), Is.EqualTo((ExitCode.ResourceFailed, before)), failed.ToString());
        Assert.That(failed.ToString(), Does.Contain(why));
        Assert.That(Converge().Out, Does.Contain("one"));

        repository.Run("checkout", "--quiet", "main");
        Publish("two");
        FromGit("--revision", "main");
        Assert.That(Converge().Out, Does.Contain("two"));
        Assert.That(Directory.GetDirectories(kitchen.State + "/cookbooks/releases"), Has.Length.EqualTo(2), "what failed is gone");
    }

    [Test]
    public void Ruby_beside_is_told_and_five_versions_are_kept()
    {
        repository.Commit("apache2/recipes/default.rb", "package 'apache2'");
        Assert.That(FromGit().Out, Does.Contain("These cookbooks are Chef's, in Ruby, and are not run: apache2"));
        foreach (int i in Enumerable.Range(0, 6))
        {
            Publish($"version {i}");
            FromGit();
        }
        Assert.That(Directory.GetDirectories(kitchen.State + "/cookbooks/releases"), Has.Length.EqualTo(5));
    }

    [TestCase("")]
    [TestCase("cookbooks/")]
    [TestCase("shop-main/")]
    [TestCase("shop-main/cookbooks/")]
    public void The_cookbooks_are_at_the_top_or_in_a_folder_of_that_name_or_in_the_one_that_is_around_everything(string top)
    {
        string folder = kitchen.Path + "/folder";
        kitchen.Has($"folder/{top}shop/metadata.json", Metadata).Has($"folder/{top}shop/recipes/default.csx", "Log(\"here\");");
        Assert.That(Update("--source", folder, "--type", "folder").ExitCode, Is.EqualTo(ExitCode.Success));
        Assert.That(Converge().Out, Does.Contain("here"));
        Assert.That(Update("--source", folder, "--type", "folder").Out, Does.Contain("Converged: 0 of"));
        kitchen.Has($"folder/{top}shop/recipes/default.csx", "Log(\"there\");");
        Update("--source", folder, "--type", "folder");
        Assert.That(Converge().Out, Does.Contain("there"));
    }

    [TestCase("archive", "deploy", "Authorization: Basic ")]
    [TestCase("s3", "AKIDEXAMPLE", "Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/")]
    public void An_archive_is_asked_for_with_the_credentials_which_nobody_sees(string type, string user, string header)
    {
        const string password = "a-secret-of-the-stack";
        using LoopbackServer server = new(request => request.Contains(header, StringComparison.Ordinal)
            ? LoopbackServer.Answer("200 OK", Archive(), "ETag: \"1\"") : LoopbackServer.Answer("403 Forbidden", "no"));
        StackJson($"\"type\": \"{type}\", \"repository\": \"{server.At("shop.tar.gz")}\", \"user\": \"{user}\", \"password\": \"{password}\"");
        Outcome fetched = Update("-j", "stack.json");
        Assert.That(fetched.ExitCode, Is.EqualTo(ExitCode.Success), fetched.ToString());
        Assert.That(Converge().Out, Does.Contain("packed"));
        Assert.That(fetched.ToString() + Record(), Does.Not.Contain(password));
        Assert.That(Directory.EnumerateFiles(kitchen.State, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
            .Where(file => File.ReadAllText(file).Contains(password)), Is.Empty);

        using LoopbackServer closed = new(_ => LoopbackServer.Answer("403 Forbidden", "no"));
        StackJson($"\"type\": \"{type}\", \"repository\": \"{closed.At("shop.tar.gz")}\", \"user\": \"{user}\", \"password\": \"{password}\"");
        Outcome refused = Update("-j", "stack.json");
        Assert.That(refused.ExitCode, Is.EqualTo(ExitCode.ResourceFailed));
        Assert.That(refused.ToString(), Does.Contain("403 Forbidden").And.Contain("stack.json:1").And.Not.Contain(password));
        Assert.That(Converge().Out, Does.Contain("packed"));
    }

    [TestCase("\"type\": \"svn\", \"repository\": \"https://mirror.example/svn\"", "not fetched from Subversion")]
    [TestCase("\"type\": \"hg\", \"repository\": \"https://mirror.example/hg\"", "there is no type 'hg'")]
    [TestCase("\"repository\": \"https://mirror.example/x\"", "the type is missing")]
    [TestCase("\"type\": \"git\"", "opsworks_custom_cookbooks.scm.repository of the JSON is missing")]
    [TestCase("\"type\": \"git\", \"repository\": \"https://mirror.example/x\", \"ssh_key\": \"*****FILTERED*****\"", "custom JSON, opsworks_custom_cookbooks.scm.ssh_key")]
    public void What_cannot_be_fetched_is_told_before_anything_is_tried(string scm, string why)
    {
        StackJson(scm);
        Outcome refused = Update("-j", "stack.json");
        Assert.That((refused.ExitCode, Directory.Exists(kitchen.State)), Is.EqualTo((ExitCode.BadInput, false)));
        Assert.That(refused.Error, Does.Contain(why));
    }

    [Test]
    public void Options_that_belong_to_a_source_want_one() =>
        Assert.That(Update("--revision", "main").Error, Does.Contain("--revision says more about --source, which is not given"));

    [Test]
    public void Berkshelf_is_told_of()
    {
        StackJson($"\"type\": \"git\", \"repository\": \"{repository.Url}\", \"revision\": \"main\"", "\"manage_berkshelf\": true,");
        Assert.That(Update("-j", "stack.json").Out, Does.Contain("Berkshelf is not run"));
    }

    private static byte[] Archive()
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true))
        using (var tar = new TarWriter(gzip))
            foreach ((string path, string text) in ((string, string)[])[("shop/metadata.json", Metadata), ("shop/recipes/default.csx", "Log(\"packed\");")])
                tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, path) { DataStream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)) });
        return stream.ToArray();
    }
}
