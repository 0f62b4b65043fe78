namespace RecipeRunner.Converging;

/// <summary>Ends a run between two steps.</summary>
internal static class Interruption
{
    public static void ThrowIfCancelled(this CancellationToken stop)
    {
        if (stop.IsCancellationRequested) throw new RunInterruptedException();
    }
}
