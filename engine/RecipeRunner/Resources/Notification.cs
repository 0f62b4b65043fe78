using RecipeRunner.Converging;

namespace RecipeRunner.Resources;

/// <summary>When a notified action runs.</summary>
public enum Timing
{
    /// <summary>Once, at the end of the run. The default.</summary>
    Delayed,

    /// <summary>At once, after the notifying action.</summary>
    Immediately,

    /// <summary>Before the notifying action, if that is going to change something.</summary>
    Before,
}

/// <summary>"When this resource changed, have that one do this."</summary>
public sealed record Notification
{
    /// <summary>What the target is to do.</summary>
    public ResourceAction Action { get; }

    /// <summary>The target's name in text, <c>service[haproxy]</c>.</summary>
    public string Target { get; }

    /// <summary>When.</summary>
    public Timing Timing { get; }

    /// <summary>The target where it was given as a declared resource, not by its name.</summary>
    internal ResourceSlot? Slot { get; init; }

    /// <summary>Notifies a resource by its name; it may be declared later.</summary>
    public Notification(ResourceAction action, string target, Timing timing = Timing.Delayed) =>
        (Action, Target, Timing) = (action, target ?? throw new ArgumentNullException(nameof(target)), timing);

    /// <summary>Notifies a declared resource.</summary>
    public Notification(ResourceAction action, ResourceSlot target, Timing timing = Timing.Delayed) : this(action, target.Key, timing) => Slot = target;
}

/// <summary>"When that resource changed, do this": a notification said from the other end.</summary>
/// <param name="Action">What this resource is to do.</param>
/// <param name="Sources">The resources to listen to, <c>template[/etc/x]</c>; one that nobody declares is ignored, as in Chef.</param>
/// <param name="Timing">When.</param>
public sealed record Subscription(ResourceAction Action, Many<string> Sources, Timing Timing = Timing.Delayed)
{
    /// <summary>The source where it was given as a declared resource, not by its name.</summary>
    internal ResourceSlot? Slot { get; init; }

    /// <summary>Listens to one resource.</summary>
    public Subscription(ResourceAction action, string source, Timing timing = Timing.Delayed) : this(action, (Many<string>)source, timing) { }

    /// <summary>Listens to one declared resource.</summary>
    public Subscription(ResourceAction action, ResourceSlot source, Timing timing = Timing.Delayed) : this(action, (Many<string>)source.Key, timing) => Slot = source;
}
