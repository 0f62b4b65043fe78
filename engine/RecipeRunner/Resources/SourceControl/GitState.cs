using RecipeRunner.Machines;

namespace RecipeRunner.Resources.SourceControl;

/// <summary>What a <c>git</c> resource knows of its folder, and of the repository when a step depends on it.</summary>
public sealed class GitState
{
    private readonly GitResource resource;
    private readonly IMachine machine;
    private GitReference? target;

    internal GitState(GitResource resource, IMachine machine)
    {
        (this.resource, this.machine) = (resource, machine);
        Folder = Path.TrimEndingDirectorySeparator(resource.Destination?.Get() ?? resource.Name);
        Git = new(machine, resource.Access());
        Status = machine.Files.Stat(Folder);
        IsCheckout = machine.Files.Stat(Folder + "/.git") is not null;
        if (!IsCheckout) return;
        // A checkout that was cut short has no HEAD.
        CommandResult head = Git.Ask("-C", Folder, "rev-parse", "--verify", "--quiet", "HEAD");
        if (head.Succeeded) Current = head.Stdout.Trim();
    }

    /// <summary>Where the checkout is.</summary>
    internal string Folder { get; }

    internal GitClient Git { get; }

    /// <summary>What stands there.</summary>
    internal FileStatus? Status { get; }

    /// <summary>Whether that is a git repository, whole or not.</summary>
    internal bool IsCheckout { get; }

    /// <summary>The commit that is checked out; null for none.</summary>
    internal string? Current { get; }

    /// <summary>Whether nothing stands in the way of a new checkout.</summary>
    internal bool IsFree => Status is null || (Status is { Kind: FileKind.Directory } && machine.Files.List(Folder).Count == 0);

    /// <summary>The commit that is wanted.</summary>
    internal GitReference Target => target ??= GitReference.Resolve(Git, resource.Revision?.Get() ?? "");

    internal bool HasParent => machine.Files.Stat(Path.GetDirectoryName(Folder) ?? "/") is { Kind: FileKind.Directory };
}
