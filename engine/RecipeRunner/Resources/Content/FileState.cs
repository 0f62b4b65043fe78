using RecipeRunner.Machines;

namespace RecipeRunner.Resources.Content;

/// <summary>
/// What a file-like resource knows of its file: what is there, and what is wanted. Contents are looked at only when a step
/// depends on them.
/// </summary>
public sealed class FileState
{
    private readonly ContentResource resource;
    private readonly ResourceContext context;
    private WantedContent? wanted;
    private bool isWantedKnown;
    private bool? same;
    private bool isCompared;
    private ReadOnlyMemory<byte>? present;

    private FileState(ContentResource resource, ResourceContext context)
    {
        (this.resource, this.context) = (resource, context);
        Named = Path = resource.FilePath;
    }

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

    /// <summary>What the file is to hold; null when its content is not managed.</summary>
    internal WantedContent? Wanted
    {
        get
        {
            if (isWantedKnown) return wanted;
            isWantedKnown = true;
            return wanted = resource.Wanted(context);
        }
    }

    /// <summary>Whether the file holds what is wanted; null when a plan cannot know.</summary>
    internal bool? HasWanted
    {
        get
        {
            if (isCompared) return same;
            isCompared = true;
            return same = Wanted is { } content ? content.IsIn(Files, Path, Status!.Value) : true;
        }
    }

    /// <summary>The present content. Each step that replaces it reads it first, for the backup and for a diff that may be asked for later.</summary>
    internal ReadOnlyMemory<byte> Present => present ??= Files.Read(Path);

    private IFiles Files => context.Machine.Files;

    internal static FileState Load(ContentResource resource, ResourceContext context)
    {
        var state = new FileState(resource, context);
        state.Look();
        state.Permissions = Permissions.Of(resource.Mode?.Get(), resource.Owner, resource.Group, context.Machine.Accounts);
        return state;
    }

    private void Look()
    {
        LinkStatus = Files.LinkStat(Named);
        FileStatus? there = LinkStatus;
        if (there is { Kind: FileKind.SymbolicLink })
        {
            if (!resource.ManageSymlinkSource)
            {
                Obstacle = "a symbolic link";
                return;
            }
            Path = Follow(Files, Named);
            there = Files.LinkStat(Path);
            if (there is null)
            {
                (Path, Obstacle) = (Named, $"a symbolic link to {Path}, which does not exist");
                return;
            }
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
    internal void Write(IMachine machine)
    {
        bool isUnknown = Wanted is { Bytes: null };
        // What a plan did not fetch stands in its overlay as an empty file, and whoever reads it is in doubt.
        if (isUnknown) machine.Doubts.Writing ??= $"a plan does not fetch {Path}";
        ReadOnlyMemory<byte> content = Wanted?.Bytes ?? default;
        bool isVerified = resource.Verify is { Count: > 0 } && !isUnknown;
        if (!isVerified) KeepBackup(machine);
        machine.Files.Write(Path, new FileWrite
        {
            Content = content,
            Mode = Permissions.Mode ?? (Status is null ? resource.NewMode : null),
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
        if (Status is not null) Backups.Keep(machine, context.Folders, Path, Present, resource.Backup);
    }

    internal void Delete(IMachine machine)
    {
        if (LinkStatus is { Kind: FileKind.File }) Backups.Keep(machine, context.Folders, Named, Present, resource.Backup);
        machine.Files.Delete(Named);
    }

    internal static void Unlink(IMachine machine, string path)
    {
        if (machine.Files.LinkStat(path) is { Kind: FileKind.Directory }) machine.Files.DeleteDirectory(path, recursive: true);
        else machine.Files.Delete(path);
    }
}
