using System.Text;

namespace RecipeRunner.Machines.Overlay;

/// <summary>
/// A file system that reads through to another and keeps every change in memory. Over an empty one it is a file system
/// in memory. Permissions are not enforced, but what the layer below may not show us is in doubt.
/// </summary>
internal sealed class OverlayFiles : IFiles, IScratchFiles
{
    private const int DefaultFileMode = 0b110_100_100;
    private const int DefaultDirectoryMode = 0b111_101_101;

    private readonly IFiles below;
    private readonly OverlayState state;
    private readonly OverlayTree tree;
    private readonly FileDoubts doubts;
    private readonly OverlayReader reader;
    private readonly Func<DateTimeOffset> now;
    private readonly (int Uid, int Gid) user;

    /// <param name="below">What shows through.</param>
    /// <param name="state">What the overlay's parts share.</param>
    /// <param name="now">The time that new content gets.</param>
    /// <param name="user">The owner of what is new.</param>
    public OverlayFiles(IFiles below, OverlayState state, Func<DateTimeOffset> now, (int Uid, int Gid) user = default)
    {
        (this.below, this.state, this.now, this.user) = (below, state, now, user);
        tree = new OverlayTree(new ReadableFiles(below, state));
        doubts = new FileDoubts(tree, state);
        reader = new OverlayReader(tree, doubts, state);
    }

    public FileStatus? Stat(string path) => reader.Stat(path, follow: true);

    public FileStatus? LinkStat(string path) => reader.Stat(path, follow: false);

    public byte[] Read(string path) => reader.Read(path);

    public Stream OpenRead(string path) => reader.OpenRead(path);

    public bool ContentEquals(string path, ReadOnlySpan<byte> content) => reader.ContentEquals(path, content);

    public string ReadLink(string path) => reader.ReadLink(path);

    public IReadOnlyList<string> List(string directory) => reader.List(directory);

    public void Write(string path, FileWrite write)
    {
        if (write.Source is { } source) write = write with { Content = Held(source), Source = null };
        string place = InFolder(path, "write");
        FileStatus? old = tree.StatusAt(place);
        if (old?.Kind == FileKind.Directory && !write.ReplacesDirectory) throw new IOException($"Cannot write {path}: it is a directory.");
        if (write.Verify is not null) WithScratchFile(Paths.Name(place).ToString(), write.Content, write.Verify);
        if (old?.Kind == FileKind.Directory) Remove(place);
        if (!write.Atomic && old is { } existing)
        {
            if (existing.Kind == FileKind.SymbolicLink) throw new IOException($"Cannot write {path}: it is a symbolic link.");
            WriteInPlace(place, existing, write);
            return;
        }
        if (old?.Kind != FileKind.File) old = null;
        Add(place, new OverlayNode
        {
            Kind = FileKind.File,
            Mode = write.Mode ?? old?.Mode ?? DefaultFileMode,
            Uid = write.Uid ?? old?.Uid ?? user.Uid,
            Gid = write.Gid ?? old?.Gid ?? GroupIn(place),
            Content = write.Content,
            Length = write.Content.Length,
        });
    }

    public void CreateDirectory(string path, int? mode = null) => Add(NewIn(path, "make the directory"), new OverlayNode
    {
        Kind = FileKind.Directory,
        Mode = mode ?? DefaultDirectoryMode,
        Uid = user.Uid,
        Gid = GroupIn(tree.Resolve(path, false)),
        Length = 4096,
    });

    public void CreateSymbolicLink(string path, string target) => Add(NewIn(path, "make the symbolic link"), new OverlayNode
    {
        Kind = FileKind.SymbolicLink,
        Mode = 0b111_111_111,
        Uid = user.Uid,
        Gid = GroupIn(tree.Resolve(path, false)),
        Target = target,
        Length = Encoding.UTF8.GetByteCount(target),
    });

    public void CreateHardLink(string path, string target)
    {
        string place = NewIn(path, "make the hard link");
        string from = tree.Resolve(target, false);
        if (tree.StatusAt(from) is not { } status) throw new IOException($"Cannot make a hard link to {target} at {path}: {target} does not exist.");
        if (status.Kind == FileKind.Directory) throw new UnauthorizedAccessException($"Cannot make a hard link to {target} at {path}: it is a directory.");
        Change(from, status, node => tree.Set(place, node));
    }

    public void SetMode(string path, int mode) => Existing(path, true, "set the mode of", node => node.Mode = mode);

    public void SetOwner(string path, int? uid, int? gid, bool followLinks = true) => Existing(path, followLinks, "set the owner of", node =>
    {
        node.Uid = uid ?? node.Uid;
        node.Gid = gid ?? node.Gid;
        const int setUser = 0b100_000_000_000, setGroup = 0b010_000_000_000, groupExecutes = 0b001_000;
        if (node.Kind != FileKind.File) return;
        // As the kernel does it.
        node.Mode &= ~setUser;
        if ((node.Mode & groupExecutes) != 0) node.Mode &= ~setGroup;
    });

    public void Touch(string path) => Existing(path, true, "set the times of", node => node.ModifiedAt = now());

    public void Delete(string path)
    {
        string place = InFolder(path, "remove");
        if (tree.StatusAt(place) is not { } status) throw Missing("remove", path);
        if (status.Kind == FileKind.Directory) throw new IOException($"Cannot remove {path}: it is a directory.");
        Remove(place);
    }

    public void DeleteDirectory(string path, bool recursive)
    {
        string place = InFolder(path, "remove the directory");
        if (tree.StatusAt(place) is not { } status) throw Missing("remove the directory", path);
        if (status.Kind != FileKind.Directory) throw new IOException($"Cannot remove the directory {path}: it is not one.");
        if (!recursive && reader.NamesIn(place).Count > 0) throw new IOException($"Cannot remove the directory {path}: it is not empty.");
        Remove(place);
    }

    public void Flush()
    {
        // Nothing of an overlay survives anything.
    }

    public void WithScratchFile(string name, ReadOnlyMemory<byte> content, Action<string> use)
    {
        if (below is IScratchFiles real)
        {
            real.WithScratchFile(name, content, use);
            return;
        }
        string path = $"/tmp/recipe-runner-candidate/{name}";
        tree.Set("/tmp/recipe-runner-candidate", new OverlayNode { Kind = FileKind.Directory, Mode = 0b111_000_000 });
        tree.Set(path, new OverlayNode { Kind = FileKind.File, Mode = 0b110_000_000, Content = content, Length = content.Length, ModifiedAt = now() });
        try
        {
            use(path);
        }
        finally
        {
            tree.Forget(path);
            tree.Forget("/tmp/recipe-runner-candidate");
        }
    }

    /// <summary>Where a path leads in the overlay, links resolved; its last part too.</summary>
    public string Resolve(string path) => tree.Resolve(path, true);

    /// <summary>Whether the plan wrote at this path.</summary>
    public bool IsWritten(string path) => tree.Node(tree.Resolve(path, true)) is { IsGone: false };

    /// <summary>Whether the plan made what stands at this path.</summary>
    public bool IsNew(string path) => IsWritten(path) && below.Stat(path) is null;

    private static byte[] Held(Func<Stream> source)
    {
        using Stream content = source();
        var held = new MemoryStream();
        content.CopyTo(held);
        return held.ToArray();
    }

    private void WriteInPlace(string place, FileStatus status, FileWrite write) => Change(place, status, node =>
    {
        node.Content = write.Content;
        node.Length = write.Content.Length;
        node.Mode = write.Mode ?? node.Mode;
        node.Uid = write.Uid ?? node.Uid;
        node.Gid = write.Gid ?? node.Gid;
        node.ModifiedAt = now();
    });

    private void Existing(string path, bool follow, string tried, Action<OverlayNode> change)
    {
        string place = tree.Resolve(path, follow);
        FileStatus? status = tree.StatusAt(place);
        if (status is null && doubts.Of(place) is { } doubt)
        {
            // A step that is not certain either found it in doubt: as far as it happens, there is a file, unless a directory is known.
            bool isDirectory = doubts.IsPendingDirectory(place);
            MakeFolders(isDirectory ? place : Paths.Folder(place).ToString(), doubt);
            if (!isDirectory) tree.Set(place, new() { Kind = FileKind.File, Mode = DefaultFileMode, Content = ReadOnlyMemory<byte>.Empty, Doubt = doubt });
            status = tree.StatusAt(place);
        }
        Change(place, status ?? throw Missing(tried, path), change);
    }

    private void Change(string place, FileStatus status, Action<OverlayNode> change)
    {
        string? doubt = doubts.Of(place);
        OverlayNode node = tree.Take(place, status);
        change(node);
        doubts.Touched(node, doubt);
    }

    private void Add(string place, OverlayNode node)
    {
        node.ModifiedAt = now();
        doubts.Written(node);
        tree.Set(place, node);
    }

    private void Remove(string place)
    {
        tree.Remove(place);
        doubts.Written(tree.Node(place)!);
    }

    private int GroupIn(string place)
    {
        const int setGroup = 0b010_000_000_000;
        return tree.StatusAt(Paths.Folder(place).ToString()) is { } folder && (folder.Mode & setGroup) != 0 ? folder.Gid : user.Gid;
    }

    private string NewIn(string path, string tried)
    {
        string place = InFolder(path, tried);
        if (tree.StatusAt(place) is null) return place;
        throw new IOException($"Cannot {tried} {path}: something stands there already.");
    }

    /// <summary>Where a path leads, its last part not followed. Its folder exists; one in doubt is taken to.</summary>
    private string InFolder(string path, string tried)
    {
        string place = tree.Resolve(path, false);
        string folder = Paths.Folder(place).ToString();
        if (tree.StatusAt(folder) is { } status)
            return status.Kind == FileKind.Directory ? place : throw new IOException($"Cannot {tried} {path}: {folder} is not a directory.");
        if (doubts.Of(folder) is not { } doubt) throw new IOException($"Cannot {tried} {path}: the folder {folder} does not exist.");
        MakeFolders(folder, doubt);
        return place;
    }

    private void MakeFolders(string folder, string doubt)
    {
        if (tree.StatusAt(folder) is not null) return;
        MakeFolders(Paths.Folder(folder).ToString(), doubt);
        tree.Set(folder, new OverlayNode { Kind = FileKind.Directory, Mode = DefaultDirectoryMode, ShowsBelow = true, Length = 4096 });
        doubts.Touched(tree.Node(folder)!, doubt);
    }

    private static IOException Missing(string tried, string path) => new($"Cannot {tried} {path}: it does not exist.");
}
