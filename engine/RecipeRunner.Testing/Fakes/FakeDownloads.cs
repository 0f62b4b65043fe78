using RecipeRunner.Machines;

namespace RecipeRunner.Testing.Fakes;

/// <summary>Documents in memory.</summary>
internal sealed class FakeDownloads(List<string> log) : IDownloads
{
    private readonly Dictionary<Uri, (byte[] Content, string? ETag)> documents = [];

    public void Add(Uri source, byte[] content, string? etag) => documents[source] = (content, etag);

    public Download Fetch(DownloadRequest request)
    {
        (byte[] content, string? etag) = Find(request);
        log.Add("fetch " + request.Source);
        return new Download(etag is not null && etag == request.ETag ? null : new Document(content), etag, null);
    }

    public DownloadProbe Probe(DownloadRequest request)
    {
        (_, string? etag) = Find(request);
        return etag is null || request.ETag is null ? DownloadProbe.Unknown : etag == request.ETag ? DownloadProbe.Unchanged : DownloadProbe.Changed;
    }

    private (byte[] Content, string? ETag) Find(DownloadRequest request) =>
        documents.TryGetValue(request.Source, out (byte[] Content, string? ETag) document) ? document : throw new IOException(
            $"Cannot fetch {request.Source}: the server answered 404. Make it known to the fake machine: machine.HasDownload(\"{request.Source}\", \"content\").");
}
