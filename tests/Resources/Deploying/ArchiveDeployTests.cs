using System.Formats.Tar;
using System.IO.Compression;
using RecipeRunner.Machines;
using RecipeRunner.Resources;
using RecipeRunner.Testing;
using RecipeRunner.Tests.Conformance;
using RecipeRunner.Tests.Machines;
using static RecipeRunner.Dsl.Recipe;

namespace RecipeRunner.Tests.Resources.Deploying;

/// <summary>Deploys of an archive from a server on loopback.</summary>
[TestFixture]
public sealed class ArchiveDeployTests
{
    private TemporaryFolder folder = null!;
    private LoopbackServer server = null!;
    private RecipeTest test = null!;
    private string app = null!;
    private byte[] archive = [];
    private int version;

    [SetUp]
    public void Begin()
    {
        folder = new();
        app = $"{folder}/app";
        test = RecipeTest.On(TestMachines.Local()).WithStateIn($"{folder}/state");
        version = 0;
        Publish("one");
        server = new(request => request.Contains($"If-None-Match: \"{version}\"", StringComparison.Ordinal)
            ? LoopbackServer.Answer("304 Not Modified", "", $"ETag: \"{version}\"")
            : LoopbackServer.Answer("200 OK", archive, $"ETag: \"{version}\""));
    }

    [TearDown]
    public void End()
    {
        server.Dispose();
        folder.Dispose();
    }

    private string Content => System.IO.File.ReadAllText($"{app}/current/index.html");

    private void Publish(string content)
    {
        version++;
        string source = $"{folder}/source{version}";
        System.IO.Directory.CreateDirectory(source);
        System.IO.File.WriteAllText($"{source}/index.html", content);
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true)) TarFile.CreateFromDirectory(source, gzip, includeBaseDirectory: false);
        archive = stream.ToArray();
    }

    private void Recipe() => DeployRevision(app, new() { Repository = server.At("shop").ToString(), ScmProvider = ScmProvider.Archive });

    [Test]
    public void It_is_fetched_when_it_changed_and_a_plan_only_asks()
    {
        RecipeTestResult plan = test.Plan(Recipe);
        Assert.That((server.Requests.Count, plan.May > 0), Is.EqualTo((0, true)));
        test.Converge(Recipe);
        Assert.That(Content, Is.EqualTo("one"));
        Assert.That(System.IO.Path.GetFileName(System.IO.Directory.ResolveLinkTarget($"{app}/current", false)!.FullName), Is.EqualTo(new Document(archive).Checksum));
        Assert.That(System.IO.File.GetUnixFileMode($"{app}/shared/cached-copy.archive"), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));

        server.Requests.Clear();
        Assert.That(test.Plan(Recipe), Has.Property("Updated").Zero.And.Property("May").Zero);
        Assert.That(test.Once().Converge(Recipe).Updated, Is.Zero);
        Assert.That(server.Requests.Select(r => r[..4]), Is.EqualTo(new[] { "HEAD", "GET " }));

        Publish("two");
        test.Converge(Recipe);
        Assert.That(Content, Is.EqualTo("two"));
    }

    [Test]
    public void With_a_checksum_another_archive_is_refused_and_nothing_is_asked_for_again()
    {
        string checksum = new Document(archive).Checksum;
        void Checked() => Deploy(app, new() { Repository = server.At("shop").ToString(), ScmProvider = ScmProvider.Archive, Checksum = checksum });
        test.Converge(Checked);
        server.Requests.Clear();
        Assert.That((test.Converge(Checked).Updated, server.Requests.Count), Is.EqualTo((0, 0)));
        checksum = new string('0', 64);
        Assert.That(test.TryConverge(Checked).Error!.Message, Does.Contain("is not the document that is wanted"));
        Assert.That(Content, Is.EqualTo("one"));
    }

    [Test]
    public void User_and_password_are_sent_and_not_told()
    {
        RecipeTestResult result = test.Converge(() => Deploy(app, new()
        {
            Repository = server.At("shop").ToString(),
            ScmProvider = ScmProvider.Archive,
            RepositoryUser = "shop",
            RepositoryPassword = "s3cret",
        }));
        Assert.That(server.Requests, Has.All.Contain("Authorization: Basic c2hvcDpzM2NyZXQ="));
        Assert.That(string.Join('\n', result.Events), Does.Not.Contain("s3cret").And.Not.Contain("c2hvcDpzM2NyZXQ="));
    }

    [Test]
    public void What_is_no_archive_fails_and_what_was_live_stays()
    {
        test.Converge(Recipe);
        Publish("two");
        archive = "<html>down for maintenance</html>"u8.ToArray();
        Assert.That(test.TryConverge(Recipe).Error!.Message, Does.Contain("cannot be unpacked"));
        Assert.That(Content, Is.EqualTo("one"));
    }

    [Test]
    public void A_file_on_the_machine_is_an_archive_too()
    {
        System.IO.File.WriteAllBytes($"{folder}/shop.tar.gz", archive);
        void Local() => Deploy(app, new() { Repository = $"file://{folder}/shop.tar.gz", ScmProvider = ScmProvider.Archive });
        test.Converge(Local);
        Assert.That((Content, test.Converge(Local).Updated), Is.EqualTo(("one", 0)));
    }
}
