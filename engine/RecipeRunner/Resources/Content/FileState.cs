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
    private Document? present;
    private Permissions? permissions;

    private FileState(ContentResource resource, ResourceContext context)
    {
        (this.resource, this.context) = (resource, context);
        Named = Path = resource.FilePath;
    }

    /// <summary>The path as declared.</summary>
    internal string Named { get; }

    /// <summary>The path of the file itself: the target where the declared path is a symbolic link that is followed.</summary>
    internal string Path { get; private set; }

    /// <summary>What stands at the declared path, a link itself included.</summary>
    internal FileStatus? LinkStatus { get; private set; }

    /// <summary>What stands there when links are followed; null also for a link that leads nowhere.</summary>
    internal FileStatus? There { get; private set; }

    /// <summary>The file, if it is one that can be managed.</summary>
    internal FileStatus? Status { get; private set; }

    /// <summary>What stands in the way of a file, in words; null when nothing does.</summary>
    internal string? Obstacle { get; private set; }

    internal bool IsLink => LinkStatus is { Kind: FileKind.SymbolicLink };

    /// <summary>Owner, group and mode that are wanted; looked up only when they are needed.</summary>
    internal Permissions Permissions => permissions ??= Permissions.Of(resource.Mode?.Get(), resource.Owner, resource.Group, context.Machine.Accounts);

    /// <summary>What the file is to hold; null when its content is not managed.</summary>
    internal WantedContent? Wanted
    {
        get
        {
            if (isWantedKnown) return wanted;
            isWantedKnown = true;
            return wanted = Checked(resource.Wanted(context));
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
    internal Document Present => present ??= Document.Of(Files, Path);

    private IFiles Files => context.Machine.Files;

    internal static FileState Load(ContentResource resource, ResourceContext context)
    {
        var state = new FileState(resource, context);
        state.Look();
        return state;
    }

    private void Look()
    {
        LinkStatus = Files.LinkStat(Named);
        There = IsLink ? Files.Stat(Named) : LinkStatus;
        if (IsLink && (There is null || resource.ManageSymlinkSource != false)) Path = Follow(Named);
        if (IsLink && There is not null && resource.ManageSymlinkSource == false) Obstacle = "a symbolic link";
        else if (There is { Kind: FileKind.File }) Status = There;
        else if (There is { } other) Obstacle = other.Kind == FileKind.Directory ? "a directory" : "a device, pipe or socket";
        if (IsLink && Status is not null && resource.ManageSymlinkSource is null)
            context.Say(LogLevel.Warn, $"{resource.Key} is a symbolic link: its target {Path} is managed. ManageSymlinkSource = true says that this is meant.");
    }

    /// <summary>Where a link leads. Its text is only joined, and left to the system to resolve: a ".." in it may stand behind a link.</summary>
    private string Follow(string path)
    {
        for (int i = 0; i < 40; i++)
        {
            if (Files.LinkStat(path) is not { Kind: FileKind.SymbolicLink }) return path;
            path = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(path)!, Files.ReadLink(path));
        }
        throw new IOException($"{Named}: its symbolic links go round in a circle.");
    }

    /// <summary>Refuses content that is not what <c>Checksum</c> names; a document is checked when it is fetched.</summary>
    private WantedContent? Checked(WantedContent? content)
    {
        if (resource.Checksum?.Get() is not { } declared || content is not { IsAtHand: true, Document: { } document }) return content;
        string actual = document.Checksum;
        return actual.Equals(declared, StringComparison.OrdinalIgnoreCase) ? content : throw new IOException(
            $"the content of {Named} is not what is wanted: its SHA-256 is {actual}, and {declared} is declared.");
    }

    /// <summary>
    /// Backs up what is there, and writes; a candidate that a <c>Verify</c> refuses is kept for inspection. It is verified
    /// first: what is refused replaces nothing and needs no backup.
    /// </summary>
    internal void Write(IMachine machine)
    {
        Document? document = Wanted?.Document;
        bool isUnknown = Wanted is not null && document is null;
        // What a plan did not fetch stands in its overlay as an empty file, and whoever reads it is in doubt.
        if (isUnknown) machine.Doubts.Writing ??= $"a plan does not fetch {Path}";
        bool isVerified = resource.Verify is { Count: > 0 } && document is not null;
        if (!isVerified) KeepBackup(machine);
        machine.Files.Write(Path, new FileWrite
        {
            Content = document?.Bytes ?? default,
            Source = document is { Bytes: null } ? document.OpenRead : null,
            Mode = Status is { } old ? Permissions.ModeOver(old) : Permissions.Mode ?? resource.NewMode,
            Uid = Permissions.Uid,
            Gid = Permissions.Gid,
            Atomic = resource.AtomicUpdate || Status is null,
            ReplacesDirectory = Obstacle is not null,
            Verify = !isVerified ? null : candidate =>
            {
                Verification.Check(context, Path, resource.Verify!, candidate, document!, resource.Sensitive);
                KeepBackup(machine);
            },
        });
    }

    private void KeepBackup(IMachine machine)
    {
        if (Status is not null) Backups.Keep(machine, context.Folders, Named, Present, resource.Backup);
    }

    internal void Delete(IMachine machine)
    {
        if (LinkStatus is { Kind: FileKind.File }) Backups.Keep(machine, context.Folders, Named, Present, resource.Backup);
        machine.Files.Delete(Named);
    }
}
