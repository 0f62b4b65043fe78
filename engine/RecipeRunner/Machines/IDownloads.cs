namespace RecipeRunner.Machines;

/// <summary>Fetches documents for <c>remote_file</c>.</summary>
public interface IDownloads
{
    /// <summary>
    /// Fetches a document unless it is still the one that the validators name.
    /// Throws <see cref="IOException"/> with address and reason when the server cannot be reached or refuses.
    /// </summary>
    Download Fetch(DownloadRequest request);

    /// <summary>Asks whether a document changed, without fetching it: what a plan may do.</summary>
    DownloadProbe Probe(DownloadRequest request);
}

/// <summary>A document to fetch.</summary>
/// <param name="Source">An http or https address.</param>
/// <param name="ETag">The entity tag of the copy that we have; null for none.</param>
/// <param name="LastModified">The modification time of the copy that we have, as the server wrote it; null for none.</param>
/// <param name="Headers">Headers to send.</param>
public sealed record DownloadRequest(Uri Source, string? ETag, string? LastModified, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>Where a document that is too large for memory waits until it is installed; null for the usual folder of temporary files.</summary>
    public string? Folder { get; init; }

    /// <summary>Whether the server must prove who it is over https. Default true.</summary>
    public bool VerifiesCertificate { get; init; } = true;

    /// <summary>Told how many per cent have come, in steps of ten, when the server says how much there is; null for nobody.</summary>
    public Action<int>? Progress { get; init; }
}

/// <summary>An answer.</summary>
/// <param name="Document">The document; null when it is unchanged.</param>
/// <param name="ETag">Its entity tag.</param>
/// <param name="LastModified">Its modification time, as the server wrote it.</param>
public sealed record Download(Document? Document, string? ETag, string? LastModified);

/// <summary>What is known of a document before it is fetched.</summary>
public enum DownloadProbe
{
    /// <summary>The server says that it is the one that we have.</summary>
    Unchanged,

    /// <summary>The server says that it is another one.</summary>
    Changed,

    /// <summary>The server cannot tell.</summary>
    Unknown,
}
