using System.Diagnostics;

namespace RecipeRunner.Rehearsal.Hosts;

/// <summary>Bounded waiting: asks every few milliseconds, and says what it waited for when it gives up.</summary>
internal static class Wait
{
    public static void Until(Func<bool> condition, TimeSpan timeout, string forWhat) =>
        For(() => condition() ? 1 : 0, timeout, forWhat);

    /// <summary>The first answer that is not the default value.</summary>
    public static T For<T>(Func<T?> question, TimeSpan timeout, string forWhat)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            if (question() is { } answer && !EqualityComparer<T>.Default.Equals(answer, default))
                return answer;
            if (clock.Elapsed > timeout)
                throw new TimeoutException($"Waited {timeout.TotalSeconds} s in vain for {forWhat}");
            Thread.Sleep(10);
        }
    }
}
