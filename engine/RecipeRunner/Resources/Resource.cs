using System.ComponentModel;
using RecipeRunner.Machines;

namespace RecipeRunner.Resources;

/// <summary>
/// What a recipe declares. A resource is immutable; it says what is wanted (an unset property is not managed), and how to find
/// out and reach it. The common properties are Chef's.
/// </summary>
/// <example><code>
/// Execute("warm the cache", new()
/// {
///     Command = "/usr/local/bin/warm-cache",
///     OnlyIf = "test -x /usr/local/bin/warm-cache",              // a command that succeeds
///     NotIf = When(() => FileExists("/etc/maintenance")),        // or a condition of C#
///     Retries = 2,
///     IgnoreFailure = true,
///     Notifies = [new(Restart, "service[shop-web]"), new(Write, "log[the cache is warm]", Immediately)],
/// });
/// Service("shop-web", new() { Subscribes = new Subscription(Restart, "file[/etc/shop.env]") });
/// File("/etc/shop.env", new() { Content = "RAILS_ENV=production\n", Sensitive = true });
/// Log("the cache is warm", new() { Action = Nothing });
/// </code></example>
public abstract record Resource
{
    /// <summary>The name in the brackets of <c>file[/etc/motd]</c>.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>The recipe line that declared it.</summary>
    public SourceLine DeclaredAt { get; internal set; }

    /// <summary>What to do, in order: <c>[Enable, Start]</c>; <c>Nothing</c> waits for a notification. Default: the first of <see cref="Actions"/>.</summary>
    public Many<ResourceAction>? Action { get; init; }

    /// <summary>What to do at the end of the run, whatever happens before: a delayed notification of the resource to itself.</summary>
    public Many<ResourceAction>? DelayedAction { get; init; }

    /// <summary>Whom to tell when this resource changed, at the end of the run unless a third argument says Before or Immediately: <c>[new(Reload, "service[nginx]")]</c>.</summary>
    public Many<Notification>? Notifies { get; init; }

    /// <summary>Whom to listen to: what this resource does when that one changed, at the end of the run unless a third argument says otherwise: <c>[new(Restart, "file[/etc/shop.env]")]</c>.</summary>
    public Many<Subscription>? Subscribes { get; init; }

    /// <summary>Act only if all of these hold: commands that succeed, <c>"test -f /etc/shop"</c>, or conditions, <c>When(() => FileExists("/etc/shop"))</c>.</summary>
    public Guards? OnlyIf { get; init; }

    /// <summary>Do not act if any of these holds: a command that succeeds, <c>"test -f /etc/shop"</c>, or a condition, <c>When(() => FileExists("/etc/shop"))</c>.</summary>
    public Guards? NotIf { get; init; }

    /// <summary>Whether the run goes on when this resource fails: false (the default), true, or <c>Quiet</c>.</summary>
    public IgnoreFailure IgnoreFailure { get; init; }

    /// <summary>How often a failed action is tried again. Default 0; with <see cref="IgnoreFailure"/> never, as in Chef.</summary>
    public int Retries { get; init; }

    /// <summary>Time between two tries. Default 2 s, as in Chef.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Whether contents and commands are kept out of every log, diff, report and error. Default false.</summary>
    public bool Sensitive { get; init; }

    /// <summary>
    /// Whether it converges at once, when it is declared, and does nothing in its turn; as in Chef it notifies nobody then.
    /// Default false.
    /// </summary>
    public bool CompileTime { get; init; }

    /// <summary>The actions that this type has; the first is the default. <c>nothing</c> always exists.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public abstract IReadOnlyList<ResourceAction> Actions { get; }

    /// <summary>The actions to take: the declared ones, or the default.</summary>
    internal IReadOnlyList<ResourceAction> EffectiveActions => Action ?? (IReadOnlyList<ResourceAction>)DefaultAction;

    /// <summary>The action of a declaration that names none. Default: the first of <see cref="Actions"/>.</summary>
    protected virtual Many<ResourceAction> DefaultAction => Actions[0];

    /// <summary>The type's name in Chef's form: <c>cookbook_file</c>.</summary>
    public string TypeName => ResourceTypeName.Of(GetType());

    /// <summary>How it is named in text: <c>file[/etc/motd]</c>.</summary>
    public string Key => $"{TypeName}[{Name}]";

    /// <summary>
    /// Finds mistakes that can be known before anything runs: a template that is missing, a value that cannot be.
    /// Called between the phases, for all resources, so that all mistakes are told at once.
    /// </summary>
    protected internal virtual IEnumerable<string> Validate(ResourceContext context) => [];

    /// <summary>A guard's command as this resource has it run: as in Chef an <c>execute</c> lends it user, folder and environment, a script does not.</summary>
    protected internal virtual Command GuardCommand(Command command) => command;

    /// <summary>
    /// What an action touches, as a command that names it: it is in doubt after an action of which a plan cannot tell whether it
    /// does anything.
    /// </summary>
    internal virtual Command Touches => new([Name]);

    /// <summary>The steps that an action takes from the machine's present state; none when there is nothing to do.</summary>
    internal abstract IEnumerable<Step> Steps(ResourceAction action, ResourceContext context);

    /// <summary>The key.</summary>
    public sealed override string ToString() => Key;
}

/// <summary>A primitive resource: reads its present state, and plans steps from it.</summary>
/// <typeparam name="TState">What it needs to know of the machine.</typeparam>
public abstract record Resource<TState> : Resource
    where TState : notnull
{
    /// <summary>Reads the present state, account look-ups included; never writes.</summary>
    protected abstract TState Load(ResourceContext context);

    /// <summary>
    /// The steps from the present state to what is declared. Pure: it touches nothing; asked anew for each action.
    /// </summary>
    protected abstract IEnumerable<Step> Plan(ResourceAction action, TState state);

    internal sealed override IEnumerable<Step> Steps(ResourceAction action, ResourceContext context) => Plan(action, Load(context));
}

/// <summary>A composite resource (Chef's custom resource): declares inner resources, and is updated when any of them is.</summary>
public abstract record CompositeResource : Resource
{
    /// <summary>Declares the inner resources of an action, with the verbs of a recipe.</summary>
    protected internal abstract void Compose(ResourceAction action);

    /// <summary>
    /// Whether each inner resource converges as it is declared, so that the next line sees what it did (Chef's <c>unified_mode</c>).
    /// Default false: all are declared, then all converge.
    /// </summary>
    protected internal virtual bool UnifiedMode => false;

    internal sealed override IEnumerable<Step> Steps(ResourceAction action, ResourceContext context) =>
        throw new InvalidOperationException("A composite resource has no steps of its own.");
}
