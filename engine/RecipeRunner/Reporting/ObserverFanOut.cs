namespace RecipeRunner.Reporting;

/// <summary>Tells several observers, in the order given.</summary>
internal sealed class ObserverFanOut(IReadOnlyList<IRunObserver> observers) : IRunObserver
{
    public void On(RunEvent runEvent)
    {
        for (int i = 0; i < observers.Count; i++) observers[i].On(runEvent);
    }
}
