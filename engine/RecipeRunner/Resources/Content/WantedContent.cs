using RecipeRunner.Machines;

namespace RecipeRunner.Resources.Content;

/// <summary>
/// What a file is to hold: content that is at hand, or a document that is fetched only when it is needed, and never by a plan.
/// </summary>
internal sealed class WantedContent
{
    private readonly Func<Document?>? fetch;
    private Document? document;

    /// <summary>Bytes that are at hand.</summary>
    public WantedContent(ReadOnlyMemory<byte> bytes) => document = new(bytes);

    /// <summary>A document that is at hand.</summary>
    public WantedContent(Document document) => this.document = document;

    /// <summary>A document by its SHA-256 in lower-case hex, null when not even that is known, and how to fetch it.</summary>
    public WantedContent(string? checksum, Func<Document?> fetch) => (Checksum, this.fetch) = (checksum, fetch);

    /// <summary>The checksum of a document that was not fetched; null when it is not known, or the document is there.</summary>
    public string? Checksum { get; }

    /// <summary>Whether it is there without fetching it.</summary>
    public bool IsAtHand => document is not null;

    /// <summary>The document, fetched when first asked for; null in a plan that would have to fetch it.</summary>
    public Document? Document => document ??= fetch?.Invoke();

    /// <summary>Whether a file holds it; null when that is not known without fetching it.</summary>
    public bool? IsIn(IFiles files, string path, FileStatus status)
    {
        if (Checksum is { } checksum) return Document.ChecksumOf(files, path) == checksum;
        if (Document is not { } wanted) return null;
        if (status.Length != wanted.Length) return false;
        return wanted.Bytes is { } bytes ? files.ContentEquals(path, bytes.Span) : Document.ChecksumOf(files, path) == wanted.Checksum;
    }
}
