namespace RecipeRunner.Reporting;

/// <summary>Something that happened in a run. A run is a stream of these; nothing else prints.</summary>
public abstract record RunEvent;

/// <summary>A run began.</summary>
/// <param name="At">When.</param>
/// <param name="NodeName">The node's name.</param>
/// <param name="RunList">The run list as given.</param>
/// <param name="WhyRun">Whether this is a plan: nothing is changed.</param>
public sealed record RunStarted(DateTimeOffset At, string NodeName, IReadOnlyList<string> RunList, bool WhyRun) : RunEvent
{
    /// <summary>The version of the cookbooks that <c>opsworks update-cookbooks</c> fetched, a commit or a checksum; null when none of them is in use.</summary>
    public string? CookbookRevision { get; init; }
}

/// <summary>All recipes of the run list have declared their resources.</summary>
/// <param name="Cookbooks">Cookbooks in use, with their versions.</param>
/// <param name="Resources">How many resources are declared.</param>
/// <param name="Compiled">How many cookbooks had to be compiled because they, or the engine, changed.</param>
public sealed record CompilePhaseCompleted(IReadOnlyList<(string Name, string Version)> Cookbooks, int Resources, int Compiled) : RunEvent;

/// <summary>A notification that an earlier run owed will be delivered by this one, or cannot be any more.</summary>
/// <param name="Target">Whom it notifies.</param>
/// <param name="Action">What the target is to do.</param>
/// <param name="From">Who owed it.</param>
/// <param name="Deliverable">False when no resource of this run is the target: the debt is dropped.</param>
public sealed record OwedNotificationFound(string Target, string Action, string From, bool Deliverable) : RunEvent;

/// <summary>An action of a resource begins.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Action">The action.</param>
public sealed record ActionStarted(ResourceInfo Resource, string Action) : RunEvent;

/// <summary>A step is about to be made; between this and the next event it is under way.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Description">What it does.</param>
public sealed record StepStarted(ResourceInfo Resource, string Description) : RunEvent;

/// <summary>A step was made, or (in a plan) would be.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Change">The step.</param>
public sealed record StepCompleted(ResourceInfo Resource, Change Change) : RunEvent;

/// <summary>An action of a resource ended.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Action">The action.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Changes">Its steps.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="Reason">Why it was skipped, or is not certain; the message of a failure.</param>
public sealed record ActionCompleted(
    ResourceInfo Resource, string Action, ActionStatus Status, IReadOnlyList<Change> Changes, TimeSpan Duration, string? Reason) : RunEvent
{
    /// <summary>When it began, counted from the beginning of the run; null when that is not known.</summary>
    public TimeSpan? Began { get; init; }

    /// <summary>Whether it failed, and the run goes on all the same (<c>ignore_failure</c>).</summary>
    public bool IsIgnored { get; init; }

    /// <summary>Whether a failure that is ignored is to be told in one line only.</summary>
    public bool IsQuiet { get; init; }
}

/// <summary>A failed action is about to be tried again.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Action">The action.</param>
/// <param name="Left">How many tries are left.</param>
/// <param name="Message">What failed.</param>
public sealed record ActionRetried(ResourceInfo Resource, string Action, int Left, string Message) : RunEvent;

/// <summary>Something that a recipe or the engine says: a <c>log</c> resource, a warning, a way to go on.</summary>
/// <param name="Level">How important it is.</param>
/// <param name="Text">What is said.</param>
public sealed record Message(LogLevel Level, string Text) : RunEvent;

/// <summary>A run ended.</summary>
/// <param name="Status">How.</param>
/// <param name="Updated">Actions that changed something (in a plan: certainly would).</param>
/// <param name="May">In a plan: actions that may change something.</param>
/// <param name="Total">Actions that ran.</param>
/// <param name="Failed">Actions that failed.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="Error">What ended it; null when nothing did.</param>
/// <param name="Next">What the recipes suggest to try next.</param>
public sealed record RunCompleted(
    RunStatus Status, int Updated, int May, int Total, int Failed, TimeSpan Duration, string? Error, IReadOnlyList<string> Next) : RunEvent;

/// <summary>A resource as events speak of it.</summary>
/// <param name="Key">Its name in text: <c>file[/etc/motd]</c>.</param>
/// <param name="Recipe">The recipe that declared it, <c>cookbook::recipe</c>.</param>
/// <param name="Source">Where it was declared.</param>
/// <param name="Depth">0 for a recipe's own resource, 1 and more inside composite ones.</param>
/// <param name="NotifiedBy">The resource whose notification caused this action; null in its own turn.</param>
public sealed record ResourceInfo(string Key, string Recipe, SourceLine Source, int Depth, string? NotifiedBy);

/// <summary>A step as events speak of it.</summary>
/// <param name="Description">What it does.</param>
/// <param name="Diff">The change of content as a unified diff, worked out when first asked for; null for none.</param>
/// <param name="MayBecause">In a plan: why it is not certain; null when it is.</param>
public sealed record Change(string Description, Lazy<string>? Diff = null, string? MayBecause = null);

/// <summary>How an action ended.</summary>
public enum ActionStatus
{
    /// <summary>Nothing was to do.</summary>
    UpToDate,

    /// <summary>It changed something.</summary>
    Updated,

    /// <summary>A guard, or action <c>nothing</c>, kept it from running.</summary>
    Skipped,

    /// <summary>It failed.</summary>
    Failed,

    /// <summary>In a plan: it will change something.</summary>
    WouldUpdate,

    /// <summary>In a plan: whether it changes something depends on what a plan cannot know.</summary>
    MayUpdate,
}

/// <summary>How a run ended.</summary>
public enum RunStatus
{
    /// <summary>Converged, or nothing was to do.</summary>
    Succeeded,

    /// <summary>A resource failed.</summary>
    Failed,

    /// <summary>A signal ended it.</summary>
    Interrupted,
}

/// <summary>Listens to a run.</summary>
public interface IRunObserver
{
    /// <summary>Called for each event, in order, on the run's own thread.</summary>
    void On(RunEvent runEvent);
}
