namespace RecipeRunner.OpsWorks.Lifecycle;

/// <summary>Ends work that does not end by itself. It has a thread of its own: nothing that the work does keeps it from acting.</summary>
internal sealed class Deadline
{
    private const int Open = 0, Met = 1, Missed = 2;

    private readonly ManualResetEventSlim met = new();
    private int state;

    /// <param name="limit">How long the work may take; null for as long as it likes.</param>
    /// <param name="miss">Ends the process, and with it the work.</param>
    public Deadline(TimeSpan? limit, Action miss)
    {
        if (limit is not { } time) return;
        new Thread(() =>
        {
            if (!met.Wait(time) && Interlocked.CompareExchange(ref state, Missed, Open) == Open) miss();
        })
        { IsBackground = true }.Start();
    }

    /// <summary>The work has ended. If that was too late, the process is about to end, and this does not return.</summary>
    public void Meet()
    {
        if (Interlocked.CompareExchange(ref state, Met, Open) == Missed) Thread.Sleep(Timeout.Infinite);
        met.Set();
    }
}
