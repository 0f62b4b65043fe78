namespace RecipeRunner.Machines.Overlay;

/// <summary>The time below, moved on by what a plan would have waited.</summary>
internal sealed class OverlayClock(IClock below) : IClock
{
    private TimeSpan _slept;

    public DateTimeOffset Now => below.Now + _slept;

    public void Sleep(TimeSpan time) => _slept += time;
}
