namespace RecipeRunner.Benchmarks.Workloads;

/// <summary>The folder that a workload fills, and what is to be found in it.</summary>
internal sealed class Tree(string folder, IReadOnlyList<Entry> expected)
{
    public string Folder => folder;

    /// <summary>Throws when anything is missing, different in type, content or mode, or there that should not be.</summary>
    public void Verify()
    {
        foreach (var entry in expected)
            if (Fault(entry, Path.Combine(folder, entry.Path)) is { } fault)
                throw new BenchmarkException($"wrong end state: {entry.Path} {fault}");
        var known = expected.Select(entry => Path.Combine(folder, entry.Path)).ToHashSet();
        if (Everything(folder).FirstOrDefault(path => !known.Contains(path)) is { } extra)
            throw new BenchmarkException($"wrong end state: {Path.GetRelativePath(folder, extra)} should not be there");
    }

    /// <summary>When each file was last written: a run with nothing to do leaves this equal.</summary>
    public DateTime[] WriteTimes() =>
        [.. expected.Select(entry => File.GetLastWriteTimeUtc(Path.Combine(folder, entry.Path)))];

    /// <summary>Changes one byte of the last file and keeps its size and mtime: only reading it tells.</summary>
    /// <returns>False when the tree has no file.</returns>
    public bool Tamper()
    {
        if (expected.OfType<FileEntry>().LastOrDefault() is not { } entry)
            return false;
        var path = Path.Combine(folder, entry.Path);
        var written = File.GetLastWriteTimeUtc(path);
        var bytes = File.ReadAllBytes(path);
        bytes[^2] ^= 1;
        File.WriteAllBytes(path, bytes);
        File.SetLastWriteTimeUtc(path, written);
        return true;
    }

    private static IEnumerable<string> Everything(string folder)
    {
        foreach (var path in Directory.EnumerateFileSystemEntries(folder))
        {
            yield return path;
            if (Directory.Exists(path) && new FileInfo(path).LinkTarget is null)
                foreach (var inner in Everything(path))
                    yield return inner;
        }
    }

    private static string? Fault(Entry entry, string path)
    {
        var info = new FileInfo(path);
        return entry switch
        {
            LinkEntry link => info.LinkTarget == link.To ? null : $"is not a link to {link.To}",
            _ when info.LinkTarget is not null => "is a link",
            FolderEntry => !Directory.Exists(path) ? "is missing" : Fault(info, FolderMode(entry)),
            FileEntry file => !info.Exists ? "is missing" : file.HasContent(path) ? Fault(info, FileEntry.Mode) : "has another content",
            _ => throw new ArgumentOutOfRangeException(nameof(entry)),
        };
    }

    private static UnixFileMode FolderMode(Entry entry) => ((FolderEntry)entry).Mode;

    private static string? Fault(FileInfo info, UnixFileMode mode) =>
        info.UnixFileMode == mode ? null : $"has mode {info.UnixFileMode} and not {mode}";
}
