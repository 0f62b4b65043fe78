using System.Collections.Concurrent;
using System.Diagnostics;
using RecipeRunner.Tests.SystemTests.Clusters;
using RecipeRunner.Tests.SystemTests.Hosts;

namespace RecipeRunner.Benchmarks.ClosedPort;

/// <summary>Clients that try a port every two milliseconds, and remember what they met.</summary>
internal sealed class Prober : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);

    private readonly ConcurrentQueue<Attempt> attempts = [];
    private readonly Thread[] threads;
    private Exception? failure;
    private volatile bool stopped;

    public Prober(ThrowawayHost client, Func<Attempt> attempt, int clients = 1) => threads =
    [
        .. Enumerable.Range(0, clients).Select(_ => NetworkThread.Start(client, () =>
        {
            while (!stopped)
            {
                attempts.Enqueue(attempt());
                Thread.Sleep(Pause);
            }
        }, e => failure = e)),
    ];

    /// <summary>The attempts that began at this moment or later, and are over.</summary>
    public IEnumerable<Attempt> Since(long moment) =>
        failure is null ? attempts.Where(a => a.At >= moment) : throw new BenchmarkException($"a client failed: {failure.Message}");

    /// <summary>Waits for an outcome; how many milliseconds after the moment the first attempt that had it began.</summary>
    public double Await(Outcome outcome, long moment, TimeSpan limit)
    {
        var first = Wait.For(() => Since(moment).FirstOrDefault(a => a.Outcome == outcome), limit, $"a client that is {outcome}");
        return Stopwatch.GetElapsedTime(moment, first.At).TotalMilliseconds;
    }

    public void Stop()
    {
        stopped = true;
        foreach (var thread in threads)
            thread.Join();
    }

    public void Dispose() => Stop();
}
