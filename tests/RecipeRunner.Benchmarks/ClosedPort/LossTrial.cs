using RecipeRunner.Tests.SystemTests.Clusters;
using RecipeRunner.Tests.SystemTests.Hosts;

namespace RecipeRunner.Benchmarks.ClosedPort;

/// <summary>A network that loses packets on the way to healthy servers: nothing may fail, and the port may not close.</summary>
internal sealed record LossTrial(int Seconds, int Requests, IReadOnlyCollection<string> Failures, int Closings)
{
    public const string Title = "packet loss";

    private const double Share = 0.02;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public static LossTrial Run(ClusterStack stack, int seconds)
    {
        Progress.Say($"{Title}: {seconds} s");
        stack.Await(stack.Applications, Limit);
        ThrowawayHost[] hosts = [.. stack.Applications.Select(a => a.Host)];
        stack.Network.Lose(Share, hosts);
        var time = TimeSpan.FromSeconds(seconds);
        using var connecting = Prober.Connecting(stack);
        using var load = Load.Start(stack.Client, stack.Front, time + Limit, shortClients: 4, busyClients: 2, idleClients: 4);
        Thread.Sleep(time);
        load.Stop();
        connecting.Stop();
        stack.Network.Lose(0, hosts);
        return new(seconds, load.Connections + load.Requests, load.Failures, connecting.Since(0).Count(a => a.Outcome != Outcome.Served));
    }

    public void Write()
    {
        Markdown.Head("healthy servers", "seconds", "requests", "failed", "connects refused", "limit");
        Markdown.Line($"{Share:P0} of the packets lost", $"{Seconds}", $"{Requests}", $"{Failures.Count}", $"{Closings}",
            $"0 and 0: {Markdown.Verdict(Failures.Count == 0 && Closings == 0)}");
        foreach (var (failure, count) in Failures.CountBy(f => f))
            Console.WriteLine($"\n{count} times: {failure}");
    }
}
