using RecipeRunner.Machines;

namespace RecipeRunner.Resources.Deploying;

/// <summary>
/// Unpacks an archive into an empty folder. Nothing gets out of it: no entry is absolute or has "..", none is written through a link,
/// and no link leads outside. Permission bits are kept, but those that lend rights (set-id, sticky).
/// </summary>
internal sealed class ArchiveExtractor(IFiles files, string folder, int? uid, int? gid)
{
    private const int MostEntries = 500_000;
    private const long MostBytes = 16L << 30;
    private const int PermissionBits = 0b111_111_111;
    private const int OwnerOfFolder = 0b111_000_000;

    private readonly HashSet<string> folders = [""];
    private long bytes;
    private int entries;

    public void Extract(string archive)
    {
        using Stream content = files.OpenRead(archive);
        try
        {
            foreach (ArchiveEntry entry in ArchiveReader.Read(content)) Add(entry);
        }
        catch (Exception e) when (e is InvalidDataException or FormatException or EndOfStreamException)
        {
            throw new IOException($"{archive} cannot be unpacked: {e.Message} It must be a tar, tar.gz or zip archive.", e);
        }
        if (entries == 0) throw new IOException($"{archive} cannot be unpacked: there is nothing in it. It must be a tar, tar.gz or zip archive.");
    }

    private void Add(ArchiveEntry entry)
    {
        bytes += entry.Length;
        if (++entries > MostEntries || bytes > MostBytes) throw Refused(entry, $"with it there are more than {MostEntries} entries or {MostBytes >> 30} GiB");
        string path = Inside(entry, entry.Name);
        if (entry.Kind == ArchiveEntryKind.Directory)
        {
            MakeFolder(entry, path);
            if (path.Length > 0 && entry.Mode is { } mode) files.SetMode($"{folder}/{path}", (mode & PermissionBits) | OwnerOfFolder);
            return;
        }
        if (path.Length == 0) throw Refused(entry, "it has no name");
        MakeFolder(entry, FolderOf(path));
        switch (entry.Kind)
        {
            case ArchiveEntryKind.File: Write(entry, path); break;
            case ArchiveEntryKind.SymbolicLink: Link(entry, path); break;
            case ArchiveEntryKind.HardLink: HardLink(entry, path); break;
            default: throw Refused(entry, "it is neither a file, nor a directory, nor a link");
        }
    }

    private void Write(ArchiveEntry entry, string path) => files.Write($"{folder}/{path}", new FileWrite
    {
        Content = default,
        Source = entry.Open,
        Mode = entry.Mode is { } mode ? mode & PermissionBits : null,
        Uid = uid,
        Gid = gid,
        Synced = false,
    });

    /// <summary>".." only in front, and no more of them than there are folders above: then no link on the way can turn them elsewhere.</summary>
    private void Link(ArchiveEntry entry, string path)
    {
        string target = entry.Target ?? "";
        string[] parts = target.Split('/');
        int up = parts.TakeWhile(part => part == "..").Count();
        if (target.Length == 0 || target[0] == '/' || parts.Skip(up).Contains("..") || up > path.Count(c => c == '/'))
            throw Refused(entry, $"it is a link to '{target}', which is not inside the archive for certain");
        files.ReplaceSymbolicLink($"{folder}/{path}", target);
        SetOwner(path);
    }

    private void HardLink(ArchiveEntry entry, string path)
    {
        string target = Inside(entry, entry.Target ?? "");
        if (!folders.Contains(FolderOf(target)) || files.LinkStat($"{folder}/{target}") is not { Kind: FileKind.File })
            throw Refused(entry, $"it is a second name of '{entry.Target}', which is no file of the archive before it");
        if (target == path) return;
        if (files.LinkStat($"{folder}/{path}") is not null) files.Delete($"{folder}/{path}");
        files.CreateHardLink($"{folder}/{path}", $"{folder}/{target}");
    }

    private void MakeFolder(ArchiveEntry entry, string path)
    {
        if (folders.Contains(path)) return;
        MakeFolder(entry, FolderOf(path));
        if (files.LinkStat($"{folder}/{path}") is not null) throw Refused(entry, $"{path} is in its way");
        files.CreateDirectory($"{folder}/{path}");
        SetOwner(path);
        folders.Add(path);
    }

    private void SetOwner(string path)
    {
        if (uid is not null || gid is not null) files.SetOwner($"{folder}/{path}", uid, gid, followLinks: false);
    }

    private static string Inside(ArchiveEntry entry, string path)
    {
        if (path.StartsWith('/') || path.Contains('\0')) throw Refused(entry, "its path is not relative");
        string[] parts = Array.FindAll(path.Split('/'), part => part is not ("" or "."));
        return parts.Contains("..") ? throw Refused(entry, "its path leads upwards") : string.Join('/', parts);
    }

    private static string FolderOf(string path) => Path.GetDirectoryName(path) ?? "";

    private static IOException Refused(ArchiveEntry entry, string why) => new($"the archive's entry '{entry.Name}' is refused: {why}.");
}
