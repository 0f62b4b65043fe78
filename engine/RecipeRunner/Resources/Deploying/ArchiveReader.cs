using System.Formats.Tar;
using System.IO.Compression;
using System.Text;

namespace RecipeRunner.Resources.Deploying;

/// <summary>Reads the entries of an archive: tar, tar.gz or zip, told apart by their first bytes.</summary>
internal static class ArchiveReader
{
    private const int UnixMode = 16;
    private const int KindBits = 0xF000;
    private const int LinkKind = 0xA000;

    public static IEnumerable<ArchiveEntry> Read(Stream archive)
    {
        Span<byte> begin = stackalloc byte[4];
        int length = archive.ReadAtLeast(begin, begin.Length, throwOnEndOfStream: false);
        archive.Position = 0;
        if (length >= 2 && begin[0] == 0x1F && begin[1] == 0x8B) return Tar(new GZipStream(archive, CompressionMode.Decompress));
        return begin.StartsWith("PK"u8) ? Zip(archive) : Tar(archive);
    }

    private static IEnumerable<ArchiveEntry> Tar(Stream archive)
    {
        using var reader = new TarReader(archive);
        while (reader.GetNextEntry() is { } entry)
        {
            if (entry.EntryType is TarEntryType.GlobalExtendedAttributes) continue;
            yield return new(entry.Name, KindOf(entry.EntryType), (int)entry.Mode)
            {
                Length = entry.Length,
                Open = () => entry.DataStream ?? Stream.Null,
                Target = entry.LinkName,
            };
        }
    }

    private static ArchiveEntryKind KindOf(TarEntryType type) => type switch
    {
        TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile => ArchiveEntryKind.File,
        TarEntryType.Directory => ArchiveEntryKind.Directory,
        TarEntryType.SymbolicLink => ArchiveEntryKind.SymbolicLink,
        TarEntryType.HardLink => ArchiveEntryKind.HardLink,
        _ => ArchiveEntryKind.Other,
    };

    private static IEnumerable<ArchiveEntry> Zip(Stream archive)
    {
        using var reader = new ZipArchive(archive, ZipArchiveMode.Read, leaveOpen: true);
        foreach (ZipArchiveEntry entry in reader.Entries)
        {
            int mode = (int)((uint)entry.ExternalAttributes >> UnixMode);
            // Some programs of Windows write their own separator.
            string name = entry.FullName.Replace('\\', '/');
            bool isLink = (mode & KindBits) == LinkKind;
            ArchiveEntryKind kind = isLink ? ArchiveEntryKind.SymbolicLink : name.EndsWith('/') ? ArchiveEntryKind.Directory : ArchiveEntryKind.File;
            yield return new(name, kind, mode == 0 ? null : mode) { Length = entry.Length, Open = entry.Open, Target = isLink ? TextOf(entry) : null };
        }
    }

    private static string TextOf(ZipArchiveEntry entry)
    {
        const int longest = 4096;
        if (entry.Length > longest) throw new InvalidDataException($"the link {entry.FullName} has a target of {entry.Length} bytes.");
        using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
