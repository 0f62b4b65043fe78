namespace RecipeRunner.Reporting;

/// <summary>A run as its events told it, for who looks at it afterwards.</summary>
internal sealed class RunStory(string name) : IRunObserver
{
    /// <summary>What takes less and finds nothing to do is only named.</summary>
    public static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(10);

    private readonly List<RunEvent> happened = [];
    private readonly List<string> upToDate = [];

    /// <summary>What the run is called: its record, or where its events were read.</summary>
    public string Name { get; } = name;

    public RunStarted? Started { get; private set; }

    public CompilePhaseCompleted? Compiled { get; private set; }

    /// <summary>How it ended; null when nobody told, because it was killed or goes on.</summary>
    public RunCompleted? Completed { get; private set; }

    public IReadOnlyList<AttributeRead> Attributes { get; private set; } = [];

    /// <summary>What happened between beginning and end, as it was told: of actions their ends.</summary>
    public IReadOnlyList<RunEvent> Happened => happened;

    /// <summary>Actions that found nothing to do, as <c>file[/etc/motd] create</c>.</summary>
    public IReadOnlyList<string> UpToDate => upToDate;

    public bool IsPlan => Started is { WhyRun: true };

    /// <summary>The other actions, in the order in which they began where that is known.</summary>
    public IReadOnlyList<ActionCompleted> Actions => field ??= [.. happened.OfType<ActionCompleted>().OrderBy(a => a.Began ?? TimeSpan.Zero).ThenBy(a => a.Began is null ? 0 : a.Resource.Depth)];

    public void On(RunEvent runEvent)
    {
        switch (runEvent)
        {
            case RunStarted e: Started = e; break;
            case CompilePhaseCompleted e: Compiled = e; break;
            case RunCompleted e: Completed = e; break;
            case AttributesRead e: Attributes = e.Attributes.Value; break;
            case ActionStarted or StepStarted or StepCompleted: break;
            case ActionCompleted { Status: ActionStatus.UpToDate } e when e.Duration < Slow: NamedOnly($"{e.Resource.Key} {e.Action}"); break;
            default: happened.Add(runEvent); break;
        }
    }

    /// <summary>Notes an action that found nothing to do.</summary>
    public void NamedOnly(string action) => upToDate.Add(action);

    /// <summary>Tells the run again to an observer, the beginnings of actions and their steps included.</summary>
    public void Tell(IRunObserver observer)
    {
        if (Started is { } started) observer.On(started);
        if (Compiled is { } compiled) observer.On(compiled);
        foreach (RunEvent runEvent in Retold()) observer.On(runEvent);
        if (Completed is { } completed) observer.On(completed);
    }

    private IEnumerable<RunEvent> Retold()
    {
        var told = new List<(RunEvent Event, TimeSpan? Began)>();
        foreach (RunEvent runEvent in happened)
        {
            if (runEvent is ActionCompleted action)
            {
                told.Insert(BeginningOf(action), (new ActionStarted(action.Resource, action.Action), action.Began));
                foreach (Change change in action.Changes) told.Add((new StepCompleted(action.Resource, change), null));
            }
            told.Add((runEvent, null));
        }
        return told.Select(t => t.Event);

        // What began after it and was told before it happened inside it.
        int BeginningOf(ActionCompleted action)
        {
            int at = told.Count;
            for (int i = told.Count - 1; i >= 0 && !(told[i].Began < action.Began); i--)
                if (told[i].Began >= action.Began) at = i;
            return at;
        }
    }
}
