namespace RecipeRunner.Machines.Local;

/// <summary>The time of this machine.</summary>
internal sealed class LocalClock : IClock
{
    public DateTimeOffset Now => DateTimeOffset.UtcNow;

    public void Sleep(TimeSpan time) => Thread.Sleep(time);
}
