using RecipeRunner.Machines;
using RecipeRunner.Testing;
using RecipeRunner.Tests.Conformance;
using RecipeRunner.Tests.Machines;
using static RecipeRunner.Dsl.Recipe;

namespace RecipeRunner.Tests.Resources;

/// <summary>A remote file on this machine, from a server on loopback.</summary>
[TestFixture]
public sealed class DownloadedFileTests
{
    private TemporaryFolder folder = null!;
    private string target = null!;
    private RecipeTest test = null!;

    [SetUp]
    public void Begin()
    {
        folder = new();
        target = $"{folder}/app.conf";
        test = RecipeTest.On(TestMachines.Local()).Once().WithStateIn($"{folder}/state");
    }

    [TearDown]
    public void End() => folder.Dispose();

    [TestCase("ETag: \"1\"", "If-None-Match: \"1\"")]
    [TestCase("Last-Modified: Thu, 01 Jan 2026 00:00:00 GMT", "If-Modified-Since: Thu, 01 Jan 2026 00:00:00 GMT")]
    public void The_second_run_asks_once_and_changes_nothing(string validator, string question)
    {
        using LoopbackServer server = new(request => request.Contains(question, StringComparison.Ordinal)
            ? LoopbackServer.Answer("304 Not Modified", "", validator) : LoopbackServer.Answer("200 OK", "content", validator));
        void Recipe() => RemoteFile(target, new() { Source = server.At("a").ToString() });
        Assert.That(test.Converge(Recipe).Updated, Is.EqualTo(1));
        Assert.That(System.IO.File.ReadAllText(target), Is.EqualTo("content"));
        server.Requests.Clear();
        Assert.That(test.Converge(Recipe).Updated, Is.Zero);
        Assert.That(server.Requests, Has.Count.EqualTo(1).And.All.Contain(question));
    }

    [Test]
    public void A_plan_asks_at_most_and_fetches_nothing()
    {
        using LoopbackServer server = new(_ => LoopbackServer.Answer("200 OK", "content", "ETag: \"1\""));
        void Recipe() => RemoteFile(target, new() { Source = server.At("a").ToString() });
        Assert.That(test.Plan(Recipe).Steps, Has.Count.EqualTo(1));
        Assert.That(server.Requests, Is.Empty);
        test.Converge(Recipe);
        server.Requests.Clear();
        test.Plan(Recipe);
        Assert.That(server.Requests, Has.Count.EqualTo(1).And.All.StartsWith("HEAD"));
    }

    [Test]
    public void A_file_with_the_right_checksum_is_asked_for_by_nobody()
    {
        using LoopbackServer server = new(_ => LoopbackServer.Answer("200 OK", "content"));
        System.IO.File.WriteAllText(target, "content");
        test.Converge(() => RemoteFile(target, new() { Source = server.At("a").ToString(), Checksum = new Document("content"u8.ToArray()).Checksum }));
        Assert.That(server.Requests, Is.Empty);
    }

    [TestCase("200 OK", "forged")]
    [TestCase("404 Not Found", "")]
    public void A_document_that_cannot_be_had_leaves_the_old_file(string status, string body)
    {
        using LoopbackServer server = new(_ => LoopbackServer.Answer(status, body));
        System.IO.File.WriteAllText(target, "old");
        Assert.That(test.TryConverge(() => RemoteFile(target, new() { Source = server.At("a").ToString(), Checksum = new Document("content"u8.ToArray()).Checksum })).Error, Is.Not.Null);
        Assert.That(System.IO.File.ReadAllText(target), Is.EqualTo("old"));
        Assert.That(System.IO.Directory.GetFiles(folder), Is.EqualTo(new[] { target }), "nothing is left beside it");
    }

    [Test]
    public void The_next_mirror_is_asked_when_one_fails()
    {
        using LoopbackServer server = new(request => request.StartsWith("GET /first", StringComparison.Ordinal) ? LoopbackServer.Answer("503 Service Unavailable") : LoopbackServer.Answer("200 OK", "content"));
        test.Converge(() => RemoteFile(target, new() { Source = [server.At("first").ToString(), server.At("second").ToString()] }));
        Assert.That(System.IO.File.ReadAllText(target), Is.EqualTo("content"));
    }

    [Test]
    public void A_large_document_is_installed_verified_and_backed_up_without_being_held_in_memory()
    {
        byte[] content = new byte[Document.MostInMemory + 1];
        using LoopbackServer server = new(_ => LoopbackServer.Answer("200 OK", content));
        void Recipe() => RemoteFile(target, new() { Source = server.At("a").ToString(), Mode = "0600", Verify = "test -s {path}" });
        test.Converge(Recipe);
        Assert.That(new FileInfo(target).Length, Is.EqualTo(content.Length));
        content[0] = 1;
        test.Converge(Recipe);
        Assert.That(System.IO.File.ReadAllBytes(target), Is.EqualTo(content));
        Assert.That(System.IO.Directory.GetFiles($"{folder}/state/backup{folder}"), Has.Length.EqualTo(1));
        Assert.That(test.Converge(Recipe).Updated, Is.Zero);
    }
}
