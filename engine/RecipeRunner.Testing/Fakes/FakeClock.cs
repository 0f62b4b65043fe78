using RecipeRunner.Machines;

namespace RecipeRunner.Testing.Fakes;

/// <summary>A clock that moves only when something sleeps.</summary>
internal sealed class FakeClock(List<string> log) : IClock
{
    public DateTimeOffset Now { get; private set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public void Sleep(TimeSpan time)
    {
        Now += time;
        log.Add($"sleep {time.TotalSeconds:0.###} s");
    }
}
