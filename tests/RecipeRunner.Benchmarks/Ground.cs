namespace RecipeRunner.Benchmarks;

/// <summary>
/// The folder in which everything is written: in memory when that can be had. Elsewhere trees are moved aside and
/// deleted at the very end, since ext4 creates files several times slower for minutes after a big delete.
/// </summary>
internal sealed class Ground : IDisposable
{
    private const string Memory = "/dev/shm";
    private const long Enough = 1L << 30;

    private readonly string folder;
    private readonly string aside;
    private readonly bool inMemory;
    private int count;

    public Ground(string? root)
    {
        root ??= new DirectoryInfo(Memory).Exists && new DriveInfo(Memory).AvailableFreeSpace > Enough ? Memory : Path.GetTempPath();
        Directory.CreateDirectory(root);
        folder = Path.Combine(root, $"recipe-runner-benchmarks-{Environment.ProcessId}");
        aside = Path.Combine(folder, "aside");
        var format = new DriveInfo(root).DriveFormat;
        inMemory = format is "tmpfs" or "ramfs";
        Directory.CreateDirectory(aside);
        Description = $"{root} ({format}{(inMemory ? "" : ", old trees moved aside")})";
    }

    public string Description { get; }

    /// <summary>A new folder of this name.</summary>
    public string Folder(string name)
    {
        var folder = Path.Combine(this.folder, name);
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
        if (inMemory)
            Directory.Delete(folder, recursive: true);
        else
            Directory.Move(folder, Path.Combine(aside, $"{count++}"));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
