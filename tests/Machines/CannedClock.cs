using RecipeRunner.Machines;

namespace RecipeRunner.Tests.Machines;

/// <summary>A clock whose waits are over at once.</summary>
internal sealed class CannedClock : IClock
{
    public DateTimeOffset Now { get; private set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public void Sleep(TimeSpan time) => Now += time;
}
