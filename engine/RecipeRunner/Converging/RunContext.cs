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

    /// <summary>The run's own context, around all others.</summary>
    public RunContext Root => Parent?.Root ?? this;

    /// <summary>The composite resource that this context belongs to; null for the run's own.</summary>
    public ResourceSlot? Owner { get; }

    /// <summary>How deep composite resources are nested here.</summary>
    public int Depth { get; }

    /// <summary>The composite resources around this context, by key; empty for the run's own.</summary>
    public string Path { get; } = "";

    /// <summary>The recipe whose lines run now.</summary>
    public RecipeName Recipe { get; set; } = RecipeName.None;

    public ResourceCollection Resources { get; } = new();

    public NotificationTable Notifications { get; } = new();

    public List<DelayedNotification> Delayed { get; } = [];

    /// <summary>In a plan: why all that happens in this context is not certain; null when it is.</summary>
    public string? MayBecause { get; set; }

    /// <summary>In unified mode: converges each resource as it is declared. Null: they converge when all are declared.</summary>
    public Converger? Unified { get; set; }

    /// <summary>Whether resources converge here while others are still to be declared: in unified mode.</summary>
    public bool IsDeclaring { get; set; }

    /// <summary>Declares a resource at the end, or behind the one that is converging.</summary>
    public ResourceSlot Declare(Resource resource)
    {
        var slot = new ResourceSlot(resource, this) { InDoubt = Run.DeclaredInDoubt };
        if (resource.CompileTime) Run.ConvergeNow(slot);
        Resources.Add(slot);
        Tie(slot);
        QueueDelayedAction(slot);
        Unified?.ConvergeDeclared(slot);
        return slot;
    }

    /// <summary>
    /// Declares a resource of this context in another way. It may have converged already: as in Chef what is notified later goes
    /// by the new declaration.
    /// </summary>
    public void Edit(ResourceSlot slot, Resource edited)
    {
        Resource before = slot.Declaration;
        slot.Declaration = edited with { Name = before.Name, DeclaredAt = before.DeclaredAt };
        slot.IsResolved = false;
        slot.InDoubt ??= Run.DeclaredInDoubt;
        if (edited.Notifies != before.Notifies || edited.Subscribes != before.Subscribes)
        {
            Untie(slot);
            Tie(slot);
        }
        if (edited.DelayedAction != before.DelayedAction) QueueDelayedAction(slot);
    }

    /// <summary>Takes out all resources of this context with a key; gives back the last declared one, null when there is none.</summary>
    public ResourceSlot? Delete(string key)
    {
        ResourceSlot? deleted = Resources.Remove(key);
        if (deleted is not null) Untie(deleted);
        return deleted;
    }

    /// <summary>The slot that a key means here: in this context, or in one around it.</summary>
    public ResourceSlot? Find(string key)
    {
        string full = FullKey(key);
        for (RunContext? context = this; context is not null; context = context.Parent)
            if (context.Resources.Find(full) is { } slot)
                return slot;
        return null;
    }

    /// <summary>
    /// Queues a delayed notification. As in Chef a pair of target and action is queued at most once per context, even after it ran.
    /// </summary>
    public void Queue(DelayedNotification notification)
    {
        foreach (DelayedNotification queued in Delayed)
            if (queued.Target is { } target && target == notification.Target && queued.Action == notification.Action)
            {
                // What was uncertain becomes certain when somebody certain asks for it before it ran.
                queued.MayBecause = notification.MayBecause is null ? null : queued.MayBecause;
                return;
            }
        Delayed.Add(notification);
    }

    /// <summary>A resource without a name is named by its type alone, as in Chef: <c>apt_update</c>.</summary>
    private static string FullKey(string key) => key.Contains('[', StringComparison.Ordinal) ? key : key + "[]";

    private void QueueDelayedAction(ResourceSlot slot)
    {
        if (slot.Declaration.DelayedAction is not { } later) return;
        foreach (ResourceAction action in later) Queue(new(slot, action, slot.Key, MayBecause ?? slot.InDoubt));
    }

    private void Tie(ResourceSlot slot)
    {
        if (slot.Declaration.Notifies is { } notifications)
            foreach (Notification notification in notifications)
                Notifications.Add(slot.Key, new(slot, notification));
        if (slot.Declaration.Subscribes is { } subscriptions)
            foreach (Subscription subscription in subscriptions)
                foreach (string source in subscription.Sources)
                    // One that was given as a declared resource is heard in that resource's own context, as in Chef.
                    (subscription.Slot?.Context ?? this).Notifications.Add(FullKey(source), new(slot, subscription));
    }

    private static void Untie(ResourceSlot slot)
    {
        for (RunContext? context = slot.Context; context is not null; context = context.Parent) context.Notifications.Forget(slot);
    }
}

/// <summary>A notification that waits for the end of its context.</summary>
internal sealed class DelayedNotification(ResourceSlot? target, ResourceAction action, string from, string? mayBecause)
{
    /// <summary>One whose target is declared later, in unified mode.</summary>
    public DelayedNotification(DeclaredNotification declared, string from, string? mayBecause) : this(null, declared.Action, from, mayBecause) => Declared = declared;

    public ResourceSlot? Target => target ??= Declared?.Target;

    private DeclaredNotification? Declared { get; }

    public ResourceAction Action { get; } = action;

    /// <summary>Who asked for it first.</summary>
    public string From { get; } = from;

    /// <summary>In a plan: why it may not be asked for; null when it certainly is.</summary>
    public string? MayBecause { get; set; } = mayBecause;
}
