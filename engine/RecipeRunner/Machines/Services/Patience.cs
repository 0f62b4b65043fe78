namespace RecipeRunner.Machines.Services;

/// <summary>Waits in small steps, for a bounded time, until something is so.</summary>
internal sealed class Patience(IClock? clock)
{
    private static readonly TimeSpan s_step = TimeSpan.FromMilliseconds(50);

    /// <summary>Whether it became so within the limit; it is asked at least once, and at the end once more.</summary>
    public bool Until(TimeSpan limit, Func<bool> isSo)
    {
        for (TimeSpan waited = TimeSpan.Zero; !isSo(); waited += s_step)
        {
            if (waited >= limit) return false;
            Sleep(s_step);
        }
        return true;
    }

    public void Sleep(TimeSpan time)
    {
        if (clock is null) Thread.Sleep(time);
        else clock.Sleep(time);
    }
}
