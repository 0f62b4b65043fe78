using System.Text;
using RecipeRunner.Machines;
using RecipeRunner.Resources.Content;

namespace RecipeRunner.Resources.Downloading;

/// <summary>What is remembered of a fetched document, so that it is not fetched again while it stays the same.</summary>
/// <param name="ETag">Its entity tag; null for none.</param>
/// <param name="LastModified">Its modification time, as the server wrote it; null for none.</param>
/// <param name="Checksum">SHA-256 of its content.</param>
internal sealed record DownloadRecord(string? ETag, string? LastModified, string Checksum)
{
    /// <summary>What is remembered of an address; null when nothing is.</summary>
    public static DownloadRecord? Read(IFiles files, string folder, Uri source)
    {
        string path = PathOf(folder, source);
        if (files.Stat(path) is not { Kind: FileKind.File }) return null;
        try
        {
            string[] lines = Encoding.UTF8.GetString(files.Read(path)).Split('\n');
            return lines.Length < 3 ? null : new(NullIfEmpty(lines[0]), NullIfEmpty(lines[1]), lines[2]);
        }
        catch (UnauthorizedAccessException)
        {
            // A plan without root may not see what root remembers.
            return null;
        }
    }

    /// <summary>Remembers; a document without validators would be fetched each time all the same.</summary>
    public void Write(IFiles files, string folder, Uri source)
    {
        if (ETag is null && LastModified is null) return;
        Backups.MakeFolder(files, folder);
        files.Write(PathOf(folder, source), new FileWrite { Content = Encoding.UTF8.GetBytes($"{ETag}\n{LastModified}\n{Checksum}\n"), Mode = 0x180 /* 0600 */ });
    }

    /// <summary>Addresses may hold passwords: the name of the file is a hash.</summary>
    private static string PathOf(string folder, Uri source) => $"{folder}/{Document.ChecksumOf(Encoding.UTF8.GetBytes(source.AbsoluteUri))}";

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
