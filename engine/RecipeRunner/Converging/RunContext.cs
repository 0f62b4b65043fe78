using RecipeRunner.Resources;

namespace RecipeRunner.Converging;

/// <summary>
/// Where resources are declared and notifications queue: one for the run, and a child for each composite resource that is
/// being converged. A child sees the resources of its parents; a parent does not see those of a child.
/// </summary>
internal sealed class RunContext
{
    private const int DeepestNesting = 50;

    /// <summary>The run's own context.</summary>
    public RunContext(Run run) => Run = run;

    /// <summary>The context of a composite resource's inner resources.</summary>
    public RunContext(Run run, ResourceSlot owner)
    {
        RunContext parent = owner.Context;
        Run = run;
        Parent = parent;
        Owner = owner;
        Recipe = owner.Recipe;
        Depth = parent.Depth + 1;
        for (RunContext above = parent; above.Owner is { } around; above = above.Parent!)
            if (around.Declaration == owner.Declaration)
                throw new PlacedException(owner.Declaration.DeclaredAt, $"{owner.Key} declares itself, again and again.");
        if (Depth > DeepestNesting)
            throw new PlacedException(owner.Declaration.DeclaredAt, $"{owner.Key} is nested more than {DeepestNesting} composite resources deep. Do they declare each other?");
        Path = parent.Path.Length == 0 ? owner.Key : $"{parent.Path}/{owner.Key}";
    }

    public Run Run { get; }

    public RunContext? Parent { get; }

    /// <summary>The composite resource that this context belongs to; null for the run's own.</summary>
    public ResourceSlot? Owner { get; }

    /// <summary>How deep composite resources are nested here.</summary>
    public int Depth { get; }

    /// <summary>The composite resources around this context, by key; empty for the run's own.</summary>
    public string Path { get; } = "";

    /// <summary>The recipe whose lines run now.</summary>
    public RecipeName Recipe { get; set; } = RecipeName.None;

    public ResourceCollection Resources { get; } = new();

    public List<DelayedNotification> Delayed { get; } = [];

    /// <summary>In a plan: why all that happens in this context is not certain; null when it is.</summary>
    public string? MayBecause { get; init; }

    /// <summary>How many slots have begun to converge: what is declared meanwhile goes behind the present one.</summary>
    public int? InsertAt { get; set; }

    /// <summary>Declares a resource at the end, or behind the one that is converging.</summary>
    public ResourceSlot Declare(Resource resource)
    {
        var slot = new ResourceSlot(resource, this);
        Resources.Add(slot, InsertAt);
        if (InsertAt is { } at) InsertAt = at + 1;
        if (resource.DelayedAction is { } later)
            foreach (ResourceAction action in later)
                Queue(new(slot, action, slot.Key, null));
        if (resource.CompileTime && Owner is null && !Run.IsConverging) Run.ConvergeNow(slot);
        return slot;
    }

    /// <summary>The slot that a key means here: in this context, or in one around it.</summary>
    public ResourceSlot? Find(string key)
    {
        for (RunContext? context = this; context is not null; context = context.Parent)
            if (context.Resources.Find(key) is { } slot)
                return slot;
        return null;
    }

    /// <summary>
    /// Queues a delayed notification. As in Chef a pair of target and action is queued at most once per context, even after it ran.
    /// </summary>
    public void Queue(DelayedNotification notification)
    {
        foreach (DelayedNotification queued in Delayed)
            if (queued.Target == notification.Target && queued.Action == notification.Action)
            {
                // What was uncertain becomes certain when somebody certain asks for it before it ran.
                queued.MayBecause = notification.MayBecause is null ? null : queued.MayBecause;
                return;
            }
        Delayed.Add(notification);
    }
}

/// <summary>A notification that waits for the end of its context.</summary>
internal sealed class DelayedNotification(ResourceSlot target, ResourceAction action, string from, string? mayBecause)
{
    public ResourceSlot Target { get; } = target;

    public ResourceAction Action { get; } = action;

    /// <summary>Who asked for it first.</summary>
    public string From { get; } = from;

    /// <summary>In a plan: why it may not be asked for; null when it certainly is.</summary>
    public string? MayBecause { get; set; } = mayBecause;
}
