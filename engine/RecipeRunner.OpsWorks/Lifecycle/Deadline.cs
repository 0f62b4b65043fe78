namespace RecipeRunner.OpsWorks.Lifecycle;

/// <summary>Ends work that does not end by itself. It has a thread of its own: nothing that the work does keeps it from acting.</summary>
internal sealed class Deadline
{
    private readonly object gate = new();
    private bool isMet, isMissed;

    /// <param name="limit">How long the work may take; null for as long as it likes.</param>
    /// <param name="miss">Ends the process, and with it the work.</param>
    public Deadline(TimeSpan? limit, Action miss)
    {
        if (limit is not { } time) return;
        new Thread(() =>
        {
            lock (gate)
            {
                if (!isMet) Monitor.Wait(gate, time);
                isMissed = !isMet;
            }
            if (isMissed) miss();
        })
        { IsBackground = true }.Start();
    }

    /// <summary>The work has ended. If that was too late, the process is about to end, and this does not return.</summary>
    public void Meet()
    {
        lock (gate)
        {
            isMet = true;
            Monitor.Pulse(gate);
        }
        if (isMissed) Thread.Sleep(Timeout.Infinite);
    }
}
