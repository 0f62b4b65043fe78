using RecipeRunner.Machines;

namespace RecipeRunner.Resources.Content;

/// <summary>What a file-like resource knows of its file: what is there, and what is wanted.</summary>
public sealed class FileState
{
    private readonly ResourceContext context;
    private readonly int backup;

    private FileState(ResourceContext context, string named, int backup) =>
        (this.context, Named, Path, this.backup) = (context, named, named, backup);

    /// <summary>The path as declared.</summary>
    internal string Named { get; }

    /// <summary>The path of the file itself: the target where the declared path is a symbolic link.</summary>
    internal string Path { get; private set; }

    /// <summary>What stands at the declared path, a link itself included.</summary>
    internal FileStatus? LinkStatus { get; private set; }

    /// <summary>The file, if it is one.</summary>
    internal FileStatus? Status { get; private set; }

    /// <summary>What stands in the way of a file, in words; null when nothing does.</summary>
    internal string? Obstacle { get; private set; }

    internal Permissions Permissions { get; private set; }

    internal ReadOnlyMemory<byte>? Wanted { get; private set; }

    /// <summary>Whether the file holds what is wanted; read and compared when first asked.</summary>
    internal bool SameContent { get; private set; }

    /// <summary>The present content; read when somebody wants to see a difference, before the step is made.</summary>
    internal Lazy<ReadOnlyMemory<byte>> Present { get; private set; } = null!;

    internal static FileState Load(ContentResource resource, ResourceContext context, Func<ResourceContext, ReadOnlyMemory<byte>?> wanted)
    {
        IFiles files = context.Machine.Files;
        var state = new FileState(context, resource.Path?.Get() ?? resource.Name, resource.Backup);
        state.Look(files, resource);
        state.Permissions = Permissions.Of(resource.Mode?.Get(), resource.Owner, resource.Group, context.Machine.Accounts);
        state.Wanted = wanted(context);
        if (state.Status is { } status && state.Wanted is { } content)
            state.SameContent = status.Length == content.Length && files.ContentEquals(state.Path, content.Span);
        byte[]? before = state.Status is not null && !state.SameContent ? files.Read(state.Path) : null;
        state.Present = new(() => before ?? files.Read(state.Path));
        return state;
    }

    private void Look(IFiles files, ContentResource resource)
    {
        LinkStatus = files.LinkStat(Named);
        FileStatus? there = LinkStatus;
        if (there is { Kind: FileKind.SymbolicLink })
        {
            if (!resource.ManageSymlinkSource)
            {
                Obstacle = "a symbolic link";
                return;
            }
            Path = Follow(files, Named);
            there = files.LinkStat(Path);
        }
        if (there is { Kind: FileKind.File }) Status = there;
        else if (there is { } other) Obstacle = other.Kind == FileKind.Directory ? "a directory" : "a device, pipe or socket";
    }

    private static string Follow(IFiles files, string path)
    {
        for (int i = 0; i < 40; i++)
        {
            if (files.LinkStat(path) is not { Kind: FileKind.SymbolicLink }) return path;
            path = System.IO.Path.GetFullPath(files.ReadLink(path), System.IO.Path.GetDirectoryName(path)!);
        }
        throw new IOException($"{path}: the symbolic links go round in a circle.");
    }

    /// <summary>
    /// Backs up what is there, and writes; a candidate that a <c>Verify</c> refuses is kept for inspection. It is verified
    /// first: what is refused replaces nothing and needs no backup.
    /// </summary>
    internal void Write(IMachine machine, ContentResource resource, ReadOnlyMemory<byte> content)
    {
        bool isVerified = resource.Verify is { Count: > 0 };
        if (!isVerified) KeepBackup(machine);
        machine.Files.Write(Path, new FileWrite
        {
            Content = content,
            Mode = Permissions.Mode,
            Uid = Permissions.Uid,
            Gid = Permissions.Gid,
            Atomic = resource.AtomicUpdate,
            Verify = !isVerified ? null : candidate =>
            {
                Verification.Check(context, Path, resource.Verify!, candidate, content, resource.Sensitive);
                KeepBackup(machine);
            },
        });
    }

    private void KeepBackup(IMachine machine)
    {
        if (Status is not null) Backups.Keep(machine, context.Folders, Path, Present.Value, backup);
    }

    internal void Delete(IMachine machine)
    {
        if (LinkStatus is { Kind: FileKind.File }) Backups.Keep(machine, context.Folders, Named, Present.Value, backup);
        machine.Files.Delete(Named);
    }

    internal static void Unlink(IMachine machine, string path)
    {
        if (machine.Files.LinkStat(path) is { Kind: FileKind.Directory }) machine.Files.DeleteDirectory(path, recursive: true);
        else machine.Files.Delete(path);
    }
}
