namespace RecipeRunner.Machines.Overlay;

/// <summary>The time below, moved on by what a plan would have waited.</summary>
internal sealed class OverlayClock(IClock below) : IClock
{
    private TimeSpan slept;

    public DateTimeOffset Now => below.Now + slept;

    public void Sleep(TimeSpan time) => slept += time;
}
