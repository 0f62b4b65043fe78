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
}
