using System.ComponentModel;
using RecipeRunner.Machines;

namespace RecipeRunner.Resources.Content;

/// <summary>
/// What <c>file</c>, <c>template</c>, <c>cookbook_file</c> and <c>remote_file</c> have in common: a file with content, owner, group
/// and mode. The properties and their defaults are Chef's.
/// </summary>
/// <action name="create">Makes the file, and brings content, owner, group and mode to what is declared.</action>
/// <action name="create_if_missing">Makes the file where there is none, and leaves one that is there as it is.</action>
/// <action name="delete">Removes the file, after a copy of it was kept.</action>
/// <action name="touch">Makes the file as <c>create</c> does, and sets its times to now at each converge.</action>
public abstract record ContentResource : Resource<FileState>
{
    private static readonly ResourceAction[] Known = ["create", "create_if_missing", "delete", "touch"];

    /// <summary>Path of the file. Default: the resource's name.</summary>
    public Value<string>? Path { get; init; }

    /// <summary>Permission bits as octal text, <c>0644</c>. Unset: left as they are, and 0644 for a new file.</summary>
    public Value<string>? Mode { get; init; }

    /// <summary>Owner. Unset: left as it is.</summary>
    public AccountName? Owner { get; init; }

    /// <summary>Group. Unset: left as it is.</summary>
    public AccountName? Group { get; init; }

    /// <summary>Chef's other name for <see cref="Owner"/>.</summary>
    public AccountName? User { get => Owner; init => Owner = value; }

    /// <summary>Umask as octal text: the permission bits that a new file without <see cref="Mode"/> does not get. Default 022.</summary>
    public Value<string>? Umask { get; init; }

    /// <summary>How many previous versions are kept. Default 5; 0 keeps none.</summary>
    public int Backup { get; init; } = 5;

    /// <summary>
    /// Commands that check the new content before it replaces the old; <c>{path}</c> (Chef's <c>%{path}</c> too) stands for the
    /// file that holds it: <c>"visudo -cf {path}"</c>. When one fails the old file stays. Default: none.
    /// </summary>
    public Many<string>? Verify { get; init; }

    /// <summary>Whether the file is replaced by a rename. Default true; false for bind-mounted files, at the price of a moment when it is half written.</summary>
    public bool AtomicUpdate { get; init; } = true;

    /// <summary>
    /// Whether a symbolic link at the path is followed and its target managed. Unset: yes, with a warning, as in Chef; false makes
    /// the link an error.
    /// </summary>
    public bool? ManageSymlinkSource { get; init; }

    /// <summary>
    /// Whether something that is not a file (a directory, a socket, with <see cref="ManageSymlinkSource"/> false a link) is removed
    /// to make place. Default false.
    /// </summary>
    public bool ForceUnlink { get; init; }

    /// <summary>SHA-256 of the content as hex: other content is refused. Unset: not checked.</summary>
    public Value<string>? Checksum { get; init; }

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override IReadOnlyList<ResourceAction> Actions => Known;

    /// <summary>Where the file is.</summary>
    internal string FilePath => Path?.Get() ?? Name;

    /// <summary>The permission bits of a new file without <see cref="Mode"/>; null for the usual ones.</summary>
    internal int? NewMode => Umask is { } umask ? 0x1B6 /* 0666 */ & ~Permissions.ParseMode(umask.Get()) : null;

    /// <summary>What the file is to hold; null when its content is not managed. Asked only when a step depends on it.</summary>
    internal abstract WantedContent? Wanted(ResourceContext context);

    /// <inheritdoc/>
    protected internal override IEnumerable<string> Validate(ResourceContext context)
    {
        if (Mode is { IsLazy: false } mode && Permissions.TryParseMode(mode.Get()) is null)
            yield return $"'{mode.Get()}' is not a mode: write octal digits as in \"0644\".";
        if (Umask is { IsLazy: false } umask && Permissions.TryParseMode(umask.Get()) is null)
            yield return $"'{umask.Get()}' is not a umask: write octal digits as in \"022\".";
        if (Path is not { IsLazy: true } && !(Path?.Get() ?? Name).StartsWith('/'))
            yield return $"the path '{Path?.Get() ?? Name}' is not absolute: it must begin with '/'.";
        if (Checksum is { IsLazy: false } checksum && (checksum.Get().Length != 64 || checksum.Get().Any(c => !char.IsAsciiHexDigit(c))))
            yield return $"the checksum '{checksum.Get()}' is not a SHA-256: 64 hex digits, as sha256sum prints them.";
    }

    internal override Command Touches => new([FilePath]);

    /// <inheritdoc/>
    protected override FileState Load(ResourceContext context) => FileState.Load(this, context);

    /// <inheritdoc/>
    protected override IEnumerable<Step> Plan(ResourceAction action, FileState state)
    {
        if (state.IsLink && state.There is null && ManageSymlinkSource is null)
            throw new IOException($"{state.Named} is a symbolic link to {state.Path}, which does not exist. Declare the target, or remove the link with Link(\"{state.Named}\", new() {{ Action = Delete }}).");
        return action.Name switch
        {
            "create" => Create(state),
            "create_if_missing" => CreateIfMissing(state),
            "touch" => Touch(state),
            _ => Remove(state),
        };
    }

    private IEnumerable<Step> Create(FileState state)
    {
        if (state.IsLink && state.There is null)
            throw new IOException($"{state.Named} is a symbolic link to {state.Path}, which does not exist. Declare the target, or the removal of the link.");
        if (state.Obstacle is { } obstacle)
        {
            // As in Chef: what a managed link leads to is not removed.
            if (state.IsLink && ManageSymlinkSource != false)
                throw new IOException($"{state.Named} is a symbolic link to {state.Path}, which is {obstacle}. ManageSymlinkSource = false and ForceUnlink = true replace the link by a file.");
            if (!ForceUnlink) throw new IOException($"{state.Path} is {obstacle}, not a file. Remove it, or say ForceUnlink = true.");
        }
        return Make(state);
    }

    private IEnumerable<Step> CreateIfMissing(FileState state)
    {
        // An account that does not exist is a mistake even when there is nothing to do, as in Chef.
        _ = state.Permissions;
        return state.There is null ? Make(state) : [];
    }

    private IEnumerable<Step> Make(FileState state)
    {
        if (state.Status is not { } current)
        {
            string what = state.Obstacle is { } obstacle ? $"replace {obstacle} by new file" : "create new file";
            yield return new($"{what} {state.Path}{NewPermissions(state)}", state.Write) { Diff = Diff(state, isNew: true) };
            yield break;
        }
        switch (state.HasWanted)
        {
            case false:
                yield return new($"update content in file {state.Path}{state.Permissions.Describe(current)}", state.Write) { Diff = Diff(state, isNew: false) };
                yield break;
            case null:
                // Owner and mode are set by the steps below, which are certain.
                yield return new($"update content in file {state.Path}", state.Write) { MayBecause = "whether the document is another one is known only when it is fetched" };
                break;
        }
        foreach (Step step in state.Permissions.Steps(state.Path, current)) yield return step;
    }

    /// <summary>Whatever stands there is touched, a directory too; only a file gets content. As in Chef.</summary>
    private IEnumerable<Step> Touch(FileState state)
    {
        bool isNoFile = state is { Obstacle: not null, There: not null } && !ForceUnlink;
        foreach (Step step in isNoFile ? state.Permissions.Steps(state.Named, state.There!.Value) : Make(state)) yield return step;
        yield return new Step($"update times of {state.Path}", m => m.Files.Touch(state.Path));
    }

    private static IEnumerable<Step> Remove(FileState state)
    {
        // A link that leads nowhere counts as nothing, as in Chef.
        if (state.There is null) yield break;
        FileKind kind = state.LinkStatus!.Value.Kind;
        if (kind == FileKind.Directory) throw new IOException($"{state.Named} is a directory: a file resource does not delete it. Use Directory(\"{state.Named}\", new() {{ Action = Delete }}).");
        yield return new($"delete {(kind == FileKind.SymbolicLink ? "link" : "file")} {state.Named}", state.Delete)
        { Diff = kind == FileKind.File && state.Present.Bytes is { } held ? () => new(state.Named, held, default) : null };
    }

    /// <summary>None for what is too large to be read by anybody.</summary>
    private static Func<ContentChange>? Diff(FileState state, bool isNew)
    {
        ReadOnlyMemory<byte>? before = isNew || state.Wanted is null ? ReadOnlyMemory<byte>.Empty : state.Present.Bytes;
        ReadOnlyMemory<byte>? after = state.Wanted is null ? ReadOnlyMemory<byte>.Empty : state.Wanted.Document?.Bytes;
        return before is { } old && after is { } wanted ? () => new(state.Path, old, wanted) : null;
    }

    private string NewPermissions(FileState state) => (state.Permissions.Mode ?? NewMode) is { } mode ? $", mode {Permissions.Text(mode)}" : "";
}
