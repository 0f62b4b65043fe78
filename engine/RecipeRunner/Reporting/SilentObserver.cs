namespace RecipeRunner.Reporting;

/// <summary>Hears nothing: for runs that only work something out.</summary>
internal sealed class SilentObserver : IRunObserver
{
    public static SilentObserver Instance { get; } = new();

    private SilentObserver()
    {
    }

    public void On(RunEvent runEvent)
    {
    }
}
