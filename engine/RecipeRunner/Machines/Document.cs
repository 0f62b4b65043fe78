using System.Security.Cryptography;

namespace RecipeRunner.Machines;

/// <summary>Content of any size: at hand in memory when it is small, to be read from where it lies when it is not.</summary>
public sealed class Document
{
    /// <summary>Up to here content is held in memory, in bytes: a diff of more would help nobody.</summary>
    internal const int MostInMemory = 4 * 1024 * 1024;

    private readonly Func<Stream> open;
    private string? checksum;

    /// <summary>Content in memory.</summary>
    public Document(ReadOnlyMemory<byte> bytes)
    {
        (Bytes, Length) = (bytes, bytes.Length);
        open = () => new MemoryStream(bytes.ToArray(), writable: false);
    }

    /// <summary>Content that is too large for memory.</summary>
    /// <param name="length">Its length in bytes.</param>
    /// <param name="open">Opens it for reading from the start, as often as needed.</param>
    public Document(long length, Func<Stream> open) => (Length, this.open) = (length, open);

    /// <summary>A file of a machine.</summary>
    /// <exception cref="IOException">There is no such file.</exception>
    public static Document Of(IFiles files, string path) =>
        files.Stat(path) is { Kind: FileKind.File, Length: > MostInMemory and var length } ? new(length, () => files.OpenRead(path)) : new(files.Read(path));

    /// <summary>The bytes; null for content that is too large for memory.</summary>
    public ReadOnlyMemory<byte>? Bytes { get; }

    /// <summary>Bytes of content.</summary>
    public long Length { get; }

    /// <summary>SHA-256 in lower-case hex; worked out when first asked for.</summary>
    public string Checksum => checksum ??= Bytes is { } bytes ? ChecksumOf(bytes.Span) : ChecksumOf(OpenRead());

    /// <summary>Opens it for reading from the start.</summary>
    public Stream OpenRead() => open();

    /// <summary>SHA-256 in lower-case hex.</summary>
    internal static string ChecksumOf(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>SHA-256 of a file in lower-case hex.</summary>
    internal static string ChecksumOf(IFiles files, string path) => ChecksumOf(files.OpenRead(path));

    private static string ChecksumOf(Stream content)
    {
        using (content) return Convert.ToHexStringLower(SHA256.HashData(content));
    }
}
