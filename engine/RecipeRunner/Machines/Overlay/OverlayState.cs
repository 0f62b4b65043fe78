namespace RecipeRunner.Machines.Overlay;

/// <summary>What the parts of an overlay share: its doubts, the order in which things happened, and what is pending.</summary>
internal sealed class OverlayState(Doubts doubts)
{
    private readonly List<PendingCommand> commands = [];
    private readonly List<PendingPackage> packages = [];
    private readonly HashSet<string> unreadable = new(StringComparer.Ordinal);
    private int time;

    public Doubts Doubts { get; } = doubts;

    /// <summary>Whether anything at all was written to the overlay.</summary>
    public bool IsTouched => time > 0;

    /// <summary>Commands that the plan did not run.</summary>
    public IReadOnlyList<PendingCommand> Commands => commands;

    /// <summary>Packages that the plan would install, upgrade or remove.</summary>
    public IReadOnlyList<PendingPackage> Packages => packages;

    /// <summary>Paths that are closed to this plan, because it is not root's.</summary>
    public IReadOnlySet<string> Unreadable => unreadable;

    /// <summary>Counts a change. What was written after a doubt arose is certain again.</summary>
    public int Tick() => ++time;

    public void Add(PendingCommand command) => commands.Add(command);

    public void Add(PendingPackage package) => packages.Add(package);

    /// <summary>Why a thing of this name (a service, package, user or group) is in doubt by what happened after <paramref name="since"/>; null when it is not.</summary>
    public string? NameDoubt(string name, int since)
    {
        foreach (PendingCommand command in commands)
        {
            if (command.Time > since && command.Words.Contains(name)) return command.Reason;
        }
        return null;
    }

    public void AddUnreadable(string path)
    {
        unreadable.Add(path);
        Doubts.Note(UnreadableReason(path));
    }

    public static string UnreadableReason(string path) => $"{path} cannot be read without root";

    /// <summary>Notes the reason, if there is one.</summary>
    public void Note(string? reason)
    {
        if (reason is not null) Doubts.Note(reason);
    }
}
