using System.IO.Compression;
using System.Text;
using RecipeRunner.Machines;
using RecipeRunner.Machines.Local;

namespace RecipeRunner.Tests.Machines;

[TestFixture]
public sealed class LocalDownloadsTests
{
    [Test]
    public void A_document_comes_with_its_validators()
    {
        using LoopbackServer server = new(_ => LoopbackServer.Answer("200 OK", "content", "ETag: \"1\"", "Last-Modified: Thu, 01 Jan 2026 00:00:00 GMT"));
        Download download = Fetch(server.At("a"));
        Assert.That(Text(download), Is.EqualTo("content"));
        Assert.That((download.ETag, download.LastModified), Is.EqualTo(("\"1\"", "Thu, 01 Jan 2026 00:00:00 GMT")));
        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public void Validators_are_sent_and_an_unchanged_document_does_not_come()
    {
        using LoopbackServer server = new(_ => LoopbackServer.Answer("304 Not Modified"));
        using LocalDownloads downloads = new();
        DownloadRequest request = Request(server.At("a")) with { ETag = "\"1\"", LastModified = "Thu, 01 Jan 2026 00:00:00 GMT" };
        Assert.That(downloads.Fetch(request).Document, Is.Null);
        Assert.That(downloads.Probe(request), Is.EqualTo(DownloadProbe.Unchanged));
        Assert.That(server.Requests[0], Does.StartWith("GET /a").And.Contain("If-None-Match: \"1\"").And.Contain("If-Modified-Since: Thu, 01 Jan 2026"));
        Assert.That(server.Requests[1], Does.StartWith("HEAD /a"));
    }

    [Test]
    public void Headers_of_the_recipe_and_a_password_in_the_address_are_sent_and_the_password_is_not_told()
    {
        using LoopbackServer server = new(_ => LoopbackServer.Answer("403 Forbidden"));
        Uri source = server.At("a?token=hidden", "me:p%40ss");
        IOException error = Assert.Throws<IOException>(() => Fetch(source, new() { ["X-Of-Recipe"] = "yes" }))!;
        Assert.That(server.Requests[0], Does.Contain("X-Of-Recipe: yes").And.Contain("Authorization: Basic " + Convert.ToBase64String("me:p@ss"u8)));
        Assert.That(error.Message, Does.Contain("403 Forbidden").And.Contain("/a").And.Not.Contain("ss").And.Not.Contain("hidden"));
    }

    [Test]
    public void A_redirect_is_followed_without_the_password()
    {
        LoopbackServer? server = null;
        using (server = new(request => request.StartsWith("GET /old", StringComparison.Ordinal)
            ? LoopbackServer.Answer("302 Found", "", $"Location: {server!.At("new")}") : LoopbackServer.Answer("200 OK", "moved")))
        {
            Assert.That(Text(Fetch(server.At("old", "me:secret"))), Is.EqualTo("moved"));
            Assert.That(server.Requests[1], Does.StartWith("GET /new").And.Not.Contain("Authorization"));
        }
    }

    [Test]
    public void A_missing_document_and_a_silent_port_are_errors_with_the_address()
    {
        using LoopbackServer server = new(_ => LoopbackServer.Answer("404 Not Found"));
        Uri source = server.At("a");
        Assert.That(() => Fetch(source), Throws.InstanceOf<IOException>().With.Message.Contains($"{source}: the server answered 404 Not Found"));
        server.Dispose();
        Assert.That(() => Fetch(source), Throws.InstanceOf<IOException>().With.Message.Contains(source.ToString()));
    }

    [Test]
    public void A_body_that_ends_too_soon_is_an_error()
    {
        using LoopbackServer server = new(_ => "HTTP/1.1 200 OK\r\nContent-Length: 100\r\nConnection: close\r\n\r\nhalf"u8.ToArray());
        Assert.That(() => Fetch(server.At("a")), Throws.InstanceOf<IOException>().With.Message.StartsWith("Cannot fetch"));
    }

    [TestCase("")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")]
    public void A_server_that_falls_silent_is_left(string begun)
    {
        using LoopbackServer server = new(_ => (Encoding.ASCII.GetBytes(begun), true));
        using LocalDownloads downloads = new(TimeSpan.FromMilliseconds(100));
        Assert.That(() => downloads.Fetch(Request(server.At("a"))), Throws.InstanceOf<IOException>().With.Message.Contains("silent for 0.1 s"));
    }

    [Test]
    public void Packed_content_is_unpacked_unless_the_name_says_that_it_is_meant_to_be_packed()
    {
        byte[] packed = Packed("content");
        using LoopbackServer server = new(_ => LoopbackServer.Answer("200 OK", packed, "Content-Encoding: gzip"));
        Assert.That(Text(Fetch(server.At("a.txt"))), Is.EqualTo("content"));
        Assert.That(Fetch(server.At("a.tar.gz")).Document!.Bytes!.Value.ToArray(), Is.EqualTo(packed));
    }

    [Test]
    public void A_large_document_waits_in_a_file_that_nobody_sees_and_its_progress_is_told()
    {
        byte[] content = new byte[Document.MostInMemory * 2];
        Random.Shared.NextBytes(content);
        List<int> told = [];
        using LoopbackServer server = new(_ => LoopbackServer.Answer("200 OK", content));
        using TemporaryFolder folder = new();
        using LocalDownloads downloads = new();
        Document document = downloads.Fetch(Request(server.At("a")) with { Folder = folder, Progress = told.Add }).Document!;
        Assert.That(document.Bytes, Is.Null);
        Assert.That(document.Length, Is.EqualTo(content.Length));
        Assert.That(document.Checksum, Is.EqualTo(new Document(content).Checksum));
        Assert.That(Directory.GetFileSystemEntries(folder), Is.Empty);
        Assert.That(told, Is.Ordered.And.Unique.And.Some.EqualTo(100));
        LocalFiles files = new();
        files.Write($"{folder}/a", new FileWrite { Content = default, Source = document.OpenRead });
        Assert.That(files.ContentEquals($"{folder}/a", content), Is.True);
    }

    private static Download Fetch(Uri source, Dictionary<string, string>? headers = null)
    {
        using LocalDownloads downloads = new();
        return downloads.Fetch(Request(source) with { Headers = headers ?? [] });
    }

    private static DownloadRequest Request(Uri source) => new(source, null, null, new Dictionary<string, string>());

    private static string Text(Download download) => Encoding.UTF8.GetString(download.Document!.Bytes!.Value.Span);

    private static byte[] Packed(string text)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionMode.Compress)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }
}
