using System.Text;
using RecipeRunner.Machines;

namespace RecipeRunner.Tests.Machines;

/// <summary>Files in memory, only to be looked at and simply written; each write gets a new inode, as a rename does.</summary>
internal sealed class CannedFiles : IFiles
{
    private readonly SortedDictionary<string, (byte[] Content, string? Target, FileStatus Status)> entries = new(StringComparer.Ordinal);
    private ulong lastInode;

    public int Reads { get; private set; }

    public string this[string path]
    {
        get => Encoding.UTF8.GetString(Read(path));
        set => Put(path, Encoding.UTF8.GetBytes(value), null, FileKind.File);
    }

    /// <summary>Runs before each time that a path is looked at.</summary>
    public Action<string>? Looking { get; set; }

    public CannedFiles Folder(string path)
    {
        Put(path, [], null, FileKind.Directory);
        return this;
    }

    public FileStatus? Stat(string path)
    {
        Looking?.Invoke(path);
        if (entries.TryGetValue(path, out var entry)) return entry.Status;
        return entries.Keys.Any(other => other.StartsWith(path + "/", StringComparison.Ordinal))
            ? new FileStatus(FileKind.Directory, 0b111_101_101, 0, 0, 0, 1, 1, DateTimeOffset.UnixEpoch)
            : null;
    }

    public FileStatus? LinkStat(string path) => Stat(path);

    public byte[] Read(string path)
    {
        Reads++;
        return entries.TryGetValue(path, out var entry) ? entry.Content : throw new FileNotFoundException(path);
    }

    public bool ContentEquals(string path, ReadOnlySpan<byte> content) => Read(path).AsSpan().SequenceEqual(content);

    public string ReadLink(string path) => entries.TryGetValue(path, out var entry) && entry.Target is { } target ? target : throw new FileNotFoundException(path);

    public IReadOnlyList<string> List(string directory) =>
        entries.Keys.Where(path => path.StartsWith(directory + "/", StringComparison.Ordinal)).Select(path => path[(directory.Length + 1)..].Split('/')[0]).Distinct().ToList();

    public void Write(string path, FileWrite write) => Put(path, write.Content.ToArray(), null, FileKind.File);

    public void CreateDirectory(string path, int? mode = null) => Folder(path);

    public void CreateSymbolicLink(string path, string target) => Put(path, [], target, FileKind.SymbolicLink);

    public void CreateHardLink(string path, string target) => throw new NotSupportedException();

    public void SetMode(string path, int mode) => throw new NotSupportedException();

    public void SetOwner(string path, int? uid, int? gid, bool followLinks = true) => throw new NotSupportedException();

    public void Touch(string path) => Put(path, entries[path].Content, null, FileKind.File);

    public void Delete(string path) => entries.Remove(path);

    public void DeleteDirectory(string path, bool recursive) => throw new NotSupportedException();

    public void Flush()
    {
    }

    public void SetTime(string path, DateTimeOffset time)
    {
        var entry = entries[path];
        entries[path] = entry with { Status = entry.Status with { ModifiedAt = time } };
    }

    private void Put(string path, byte[] content, string? target, FileKind kind) =>
        entries[path] = (content, target, new FileStatus(kind, 0b111_101_101, 0, 0, content.Length, 2, ++lastInode + 100, DateTimeOffset.UnixEpoch.AddSeconds(lastInode)));
}
