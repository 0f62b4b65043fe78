using System.Collections.Concurrent;
using System.Diagnostics;
using RecipeRunner.Tests.SystemTests.Clusters;

namespace RecipeRunner.Benchmarks.ClosedPort;

/// <summary>Clients that try a port again and again, so many times a second together, and remember what they met.</summary>
internal sealed class Prober : IDisposable
{
    private readonly ConcurrentQueue<Attempt> attempts = [];
    private readonly Thread[] threads;
    private Exception? failure;
    private volatile bool stopped;

    private Prober(ThrowawayHost client, Func<Attempt> attempt, int clients, TimeSpan pause) => threads =
    [
        .. Enumerable.Range(0, clients).Select(i => NetworkThread.Start(client, () =>
        {
            Thread.Sleep(pause * i / clients);
            while (!stopped)
            {
                attempts.Enqueue(attempt());
                Thread.Sleep(pause);
            }
        }, e => failure = e)),
    ];

    /// <summary>Connects and says nothing, 400 times a second: the balancer answers, and no server is bothered.</summary>
    public static Prober Connecting(ClusterStack stack) => new(stack.Client, () => Attempt.Connect(stack.Front), 1, TimeSpan.FromMilliseconds(2));

    /// <summary>Asks for pages, 400 times a second; one client's request waits for no other's.</summary>
    public static Prober Asking(ClusterStack stack) => new(stack.Client, () => Attempt.Ask(stack.Front), 64, TimeSpan.FromMilliseconds(160));

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
