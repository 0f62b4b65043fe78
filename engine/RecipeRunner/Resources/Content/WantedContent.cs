using System.Security.Cryptography;
using RecipeRunner.Machines;

namespace RecipeRunner.Resources.Content;

/// <summary>
/// What a file is to hold: bytes that are at hand, or a document that is fetched only when it is needed, and never by a plan.
/// </summary>
internal sealed class WantedContent
{
    private readonly Func<ReadOnlyMemory<byte>?>? fetch;
    private ReadOnlyMemory<byte>? bytes;

    /// <summary>Bytes that are at hand.</summary>
    public WantedContent(ReadOnlyMemory<byte> bytes) => this.bytes = bytes;

    /// <summary>A document by its SHA-256 in lower-case hex, null when not even that is known, and how to fetch it.</summary>
    public WantedContent(string? checksum, Func<ReadOnlyMemory<byte>?> fetch) => (Checksum, this.fetch) = (checksum, fetch);

    /// <summary>The checksum of a document that was not fetched; null when it is not known, or the bytes are there.</summary>
    public string? Checksum { get; }

    /// <summary>Whether the bytes are there without fetching them.</summary>
    public bool IsAtHand => bytes is not null;

    /// <summary>The bytes, fetched when first asked for; null in a plan that would have to fetch them.</summary>
    public ReadOnlyMemory<byte>? Bytes => bytes ??= fetch?.Invoke();

    /// <summary>Whether a file holds it; null when that is not known without fetching it.</summary>
    public bool? IsIn(IFiles files, string path, FileStatus status)
    {
        if (Checksum is { } checksum) return ChecksumOf(files.Read(path)) == checksum;
        if (Bytes is not { } wanted) return null;
        return status.Length == wanted.Length && files.ContentEquals(path, wanted.Span);
    }

    /// <summary>SHA-256 in lower-case hex.</summary>
    public static string ChecksumOf(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
