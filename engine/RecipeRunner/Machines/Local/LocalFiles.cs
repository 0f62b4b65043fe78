using System.Text;
using static RecipeRunner.Machines.Local.PosixConstants;

namespace RecipeRunner.Machines.Local;

/// <summary>The file system of this machine, by system calls: a run of ten thousand files is mostly these.</summary>
internal sealed unsafe class LocalFiles : IFiles, IScratchFiles
{
    private readonly FolderSync folders = new();
    private readonly AtomicWriter writer;

    public LocalFiles() => writer = new AtomicWriter(folders);

    public FileStatus? Stat(string path) => Status(path, 0);

    public FileStatus? LinkStat(string path) => Status(path, SymlinkNoFollow);

    internal static FileStatus? Status(string path, int flags)
    {
        if (Posix.Statx(CurrentFolder, path, flags, BasicStatus, out Statx status) == 0) return status.ToStatus();
        return PosixError.LastIsNothingThere ? null : throw PosixError.Last("look at", path);
    }

    public byte[] Read(string path) => FileReader.Read(path);

    public Stream OpenRead(string path) => FileReader.OpenRead(path);

    public bool ContentEquals(string path, ReadOnlySpan<byte> content) => FileReader.ContentEquals(path, content);

    public string ReadLink(string path)
    {
        const int longest = 4096;
        byte* buffer = stackalloc byte[longest];
        nint length = Posix.ReadLink(path, buffer, longest);
        if (length < 0) throw PosixError.Last("read the symbolic link", path);
        return Encoding.UTF8.GetString(buffer, (int)length);
    }

    public IReadOnlyList<string> List(string directory) => DirectoryReader.Names(directory);

    public void Write(string path, FileWrite write) => writer.Write(path, write);

    public void CreateDirectory(string path, int? mode = null)
    {
        int wanted = mode ?? 0b111_101_101;
        Check(Posix.MkDir(path, wanted), "make the directory", path);
        Check(Posix.ChMod(path, wanted), "set the mode of", path);
        folders.Changed(path);
    }

    public void CreateSymbolicLink(string path, string target)
    {
        Check(Posix.SymLink(target, path), "make the symbolic link", path);
        folders.Changed(path);
    }

    public void CreateHardLink(string path, string target)
    {
        Check(Posix.Link(target, path), $"make a hard link to {target} at", path);
        folders.Changed(path);
    }

    public void SetMode(string path, int mode) => Check(Posix.ChMod(path, mode), "set the mode of", path);

    public void SetOwner(string path, int? uid, int? gid, bool followLinks = true) =>
        Check(followLinks ? Posix.ChOwn(path, uid ?? -1, gid ?? -1) : Posix.LChOwn(path, uid ?? -1, gid ?? -1), "set the owner of", path);

    public void Touch(string path) => Check(Posix.UTimeNsAt(CurrentFolder, path, null, 0), "set the times of", path);

    public void Delete(string path)
    {
        Check(Posix.Unlink(path), "remove", path);
        folders.Changed(path);
    }

    public void DeleteDirectory(string path, bool recursive)
    {
        if (recursive) DirectoryRemover.Empty(path);
        Check(Posix.RmDir(path), "remove the directory", path);
        folders.Changed(path);
    }

    public void ReplaceSymbolicLink(string path, string target) => writer.ReplaceLink(path, target);

    public void Flush() => folders.Flush();

    public void Flush(string directory)
    {
        FolderSync.All(directory);
        Flush();
    }

    public void WithScratchFile(string name, ReadOnlyMemory<byte> content, Action<string> use)
    {
        string folder = $"{Path.GetTempPath().TrimEnd('/')}/recipe-runner-{Random.Shared.Next():x8}{Random.Shared.Next():x8}";
        Check(Posix.MkDir(folder, 0b111_000_000), "make the directory", folder);
        try
        {
            AtomicWriter.WriteNew($"{folder}/{name}", content);
            use($"{folder}/{name}");
        }
        finally
        {
            DeleteDirectory(folder, recursive: true);
        }
    }

    private static void Check(int result, string tried, string path)
    {
        if (result < 0) throw PosixError.Last(tried, path);
    }
}
