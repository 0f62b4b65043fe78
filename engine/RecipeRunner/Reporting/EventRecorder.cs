namespace RecipeRunner.Reporting;

/// <summary>Keeps the events of a run, so that they can be told later, or never.</summary>
internal sealed class EventRecorder : IRunObserver
{
    private readonly List<RunEvent> events = [];

    public IReadOnlyList<RunEvent> Events => events;

    public void On(RunEvent runEvent) => events.Add(runEvent);

    /// <summary>Tells another observer everything, in order.</summary>
    public void Replay(IRunObserver observer)
    {
        foreach (RunEvent runEvent in events) observer.On(runEvent);
    }

    /// <summary>Tells another observer of the actions that failed, and of the ones around them, but of nothing that went well.</summary>
    public void ReplayFailures(IRunObserver observer)
    {
        HashSet<ResourceInfo> failed = [.. events.OfType<ActionCompleted>().Where(e => e.Status == ActionStatus.Failed).Select(e => e.Resource)];
        if (failed.Count == 0) return;
        foreach (RunEvent runEvent in events)
            if (runEvent is CompilePhaseCompleted
                || (runEvent is ActionStarted started && failed.Contains(started.Resource))
                || runEvent is ActionCompleted { Status: ActionStatus.Failed })
                observer.On(runEvent);
    }
}
