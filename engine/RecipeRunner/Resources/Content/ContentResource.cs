using RecipeRunner.Machines;

namespace RecipeRunner.Resources.Content;

/// <summary>
/// What <c>file</c>, <c>template</c>, <c>cookbook_file</c> and <c>remote_file</c> have in common: a file with content, owner, group
/// and mode. The properties and their defaults are Chef's.
/// </summary>
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

    /// <summary>How many previous versions are kept. Default 5; 0 keeps none.</summary>
    public int Backup { get; init; } = 5;

    /// <summary>
    /// Commands that check the new content before it replaces the old; <c>{path}</c> stands for the file that holds it.
    /// When one fails the old file stays.
    /// </summary>
    public Many<string>? Verify { get; init; }

    /// <summary>Whether the file is replaced by a rename. Default true; false for bind-mounted files, at the price of a moment when it is half written.</summary>
    public bool AtomicUpdate { get; init; } = true;

    /// <summary>Whether a symbolic link at the path is followed and its target managed. Default true; false makes it an error.</summary>
    public bool ManageSymlinkSource { get; init; } = true;

    /// <summary>Whether something that is not a file (a directory, a socket, a link) is removed to make place. Default false.</summary>
    public bool ForceUnlink { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<ResourceAction> Actions => Known;

    /// <summary>What the file is to hold; null when its content is not managed. May render, never downloads.</summary>
    private protected abstract ReadOnlyMemory<byte>? WantedContent(ResourceContext context);

    /// <inheritdoc/>
    protected internal override IEnumerable<string> Validate(ResourceContext context)
    {
        if (Mode is { IsLazy: false } mode && Permissions.TryParseMode(mode.Get()) is null)
            yield return $"'{mode.Get()}' is not a mode: write octal digits as in \"0644\".";
        if (Path is not { IsLazy: true } && !(Path?.Get() ?? Name).StartsWith('/'))
            yield return $"the path '{Path?.Get() ?? Name}' is not absolute: it must begin with '/'.";
        foreach (string command in Verify ?? [])
            if (!command.Contains("{path}", StringComparison.Ordinal))
                yield return $"Verify = \"{command}\" does not name the file to check: write {{path}} where it goes.";
    }

    /// <inheritdoc/>
    protected override FileState Load(ResourceContext context) => FileState.Load(this, context, WantedContent);

    /// <inheritdoc/>
    protected override IEnumerable<Step> Plan(ResourceAction action, FileState state) => action.Name switch
    {
        "create" => Create(state),
        "create_if_missing" => state.Status is null ? Create(state) : [],
        "touch" => [.. Create(state), new Step($"update times of {state.Path}", m => m.Files.Touch(state.Path))],
        _ => Remove(state),
    };

    private IEnumerable<Step> Create(FileState state)
    {
        ReadOnlyMemory<byte>? content = state.Wanted;
        if (state.Obstacle is { } obstacle)
        {
            if (!ForceUnlink) throw new IOException($"{state.Path} is {obstacle}, not a file. Remove it, or say ForceUnlink = true.");
            yield return new($"remove {obstacle} {state.Path}", m => FileState.Unlink(m, state.Path));
        }
        if (state.Status is not { } current)
        {
            yield return new($"create new file {state.Path}{NewPermissions(state)}", m => state.Write(m, this, content ?? default))
            { Diff = () => new(state.Path, default, content ?? default) };
            yield break;
        }
        if (content is { } wanted && !state.SameContent)
        {
            yield return new($"update content in file {state.Path}{state.Permissions.Describe(current)}", m => state.Write(m, this, wanted))
            { Diff = () => new(state.Path, state.Present.Value, wanted) };
            yield break;
        }
        foreach (Step step in state.Permissions.Steps(state.Path, current)) yield return step;
    }

    private static IEnumerable<Step> Remove(FileState state)
    {
        if (state.LinkStatus is not { } there) yield break;
        if (there.Kind == FileKind.Directory) throw new IOException($"{state.Named} is a directory: a file resource does not delete it. Use Directory(\"{state.Named}\", new() {{ Action = Delete }}).");
        yield return new($"delete {(there.Kind == FileKind.SymbolicLink ? "link" : "file")} {state.Named}", m => state.Delete(m))
        { Diff = there.Kind == FileKind.File ? () => new(state.Named, state.Present.Value, default) : null };
    }

    private static string NewPermissions(FileState state) => state.Permissions.Mode is { } mode ? $", mode {Permissions.Text(mode)}" : "";
}
