namespace RecipeRunner.Benchmarks;

/// <summary>
/// The folder in which everything is written: in memory when that can be had. Elsewhere trees are moved aside and
/// deleted at the very end, since ext4 creates files several times slower for minutes after a big delete.
/// </summary>
internal sealed class Ground : IDisposable
{
    private const string Memory = "/dev/shm";
    private const long Enough = 1L << 30;

    private readonly string _folder;
    private readonly string _aside;
    private readonly bool _inMemory;
    private int _count;

    public Ground(string? root)
    {
        root ??= new DirectoryInfo(Memory).Exists && new DriveInfo(Memory).AvailableFreeSpace > Enough ? Memory : Path.GetTempPath();
        Directory.CreateDirectory(root);
        _folder = Path.Combine(root, $"recipe-runner-benchmarks-{Environment.ProcessId}");
        _aside = Path.Combine(_folder, "aside");
        var format = new DriveInfo(root).DriveFormat;
        _inMemory = format is "tmpfs" or "ramfs";
        Directory.CreateDirectory(_aside);
        Description = $"{root} ({format}{(_inMemory ? "" : ", old trees moved aside")})";
    }

    public string Description { get; }

    /// <summary>A new folder of this name.</summary>
    public string Folder(string name)
    {
        var folder = Path.Combine(_folder, name);
        Empty(folder);
        return folder;
    }

    /// <summary>Leaves an empty folder there, whatever stood there before.</summary>
    public void Empty(string folder)
    {
        Discard(folder);
        Directory.CreateDirectory(folder);
    }

    public void Discard(string folder)
    {
        if (!Directory.Exists(folder))
            return;
        if (_inMemory)
            Directory.Delete(folder, recursive: true);
        else
            Directory.Move(folder, Path.Combine(_aside, $"{_count++}"));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
