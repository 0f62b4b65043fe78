using RecipeRunner.Resources;

namespace RecipeRunner.Converging;

/// <summary>
/// The notifications of a context by who sends them, in the order of their declarations: Chef's notification collections. They
/// are kept by the sender's key, so resources of one name share theirs; and whoever converges in a context looks here, so a
/// resource of an outer context that is notified from inside passes on what the inside declared for it, and nothing else.
/// </summary>
internal sealed class NotificationTable
{
    private readonly Dictionary<string, List<DeclaredNotification>> bySender = new(StringComparer.Ordinal);

    /// <summary>What a sender sends. The list may grow while its notifications run.</summary>
    public IReadOnlyList<DeclaredNotification> From(string sender) => bySender.TryGetValue(sender, out List<DeclaredNotification>? sent) ? sent : [];

    /// <summary>Whom a resource is to be told by.</summary>
    public IEnumerable<(string Sender, DeclaredNotification Notification)> To(ResourceSlot target) =>
        from sent in bySender from notification in sent.Value where notification.Target == target select (sent.Key, notification);

    public void Add(string sender, DeclaredNotification notification)
    {
        if (!bySender.TryGetValue(sender, out List<DeclaredNotification>? sent)) bySender[sender] = sent = [];
        sent.Add(notification);
    }

    /// <summary>Takes out what a resource declared, for it is declared anew or gone.</summary>
    public void Forget(ResourceSlot owner)
    {
        foreach (List<DeclaredNotification> sent in bySender.Values) sent.RemoveAll(n => n.Owner == owner);
    }
}

/// <summary>A notification as it was declared, by its sender or by a subscriber.</summary>
internal sealed class DeclaredNotification
{
    private readonly string name = "";

    /// <summary>One that its sender declared.</summary>
    public DeclaredNotification(ResourceSlot sender, Notification declared)
    {
        (Owner, Action, Timing, name) = (sender, declared.Action, declared.Timing, declared.Target);
        Target = declared.Slot;
    }

    /// <summary>One that a subscriber declared.</summary>
    public DeclaredNotification(ResourceSlot subscriber, Subscription declared) =>
        (Owner, Action, Timing, Target, IsSubscription) = (subscriber, declared.Action, declared.Timing, subscriber, true);

    /// <summary>Who declared it.</summary>
    public ResourceSlot Owner { get; }

    public ResourceAction Action { get; }

    public Timing Timing { get; }

    public bool IsSubscription { get; }

    /// <summary>The target's name as it was given.</summary>
    public string TargetName => Target?.Key ?? name;

    /// <summary>Whom it notifies: of several resources with its name the last one that was declared when it was first asked for. Null: none is, or it was deleted.</summary>
    public ResourceSlot? Target
    {
        get => (field ??= Owner.Context.Find(name)) is { IsDeleted: false } there ? there : null;
    }
}
