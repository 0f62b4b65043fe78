using System.Diagnostics;
using RecipeRunner.Tests.SystemTests.Clusters;

namespace RecipeRunner.Benchmarks.ClosedPort;

/// <summary>A way in which all servers of a cluster go at once, and return.</summary>
/// <param name="Title">What happens.</param>
/// <param name="Limit">Until when connections are to be refused, in milliseconds, by the table's <paramref name="LimitOf"/>.</param>
/// <param name="LimitOf">Which figure of the trials the limit is for.</param>
/// <param name="HasTraffic">Whether clients ask for pages all the time.</param>
/// <param name="Die">Brings it about.</param>
/// <param name="Return">Ends it; the moment, in ticks of the monotonic clock, since when the first server can serve.</param>
internal sealed record Death(string Title, double Limit, string LimitOf, bool HasTraffic, Action<ClusterStack> Die, Func<ClusterStack, long> Return)
{
    private static readonly Action<ClusterStack> Kill = stack => Each(stack, a => a.Kill());
    private static readonly Action<ClusterStack> Hang = stack => Each(stack, a => a.Hang());
    private static readonly Action<ClusterStack> Cut = stack => stack.Network.Cut([.. stack.Applications.Select(a => a.Host)]);

    public static IReadOnlyList<Death> All { get; } =
    [
        new("process dead, under traffic", 100, "p95", true, Kill, Start),
        new("process dead, no traffic", 1000, "max", false, Kill, Start),
        new("application hung, under traffic", 2000, "max", true, Hang, Resume),
        new("application hung, no traffic", 2000, "max", false, Hang, Resume),
        new("host vanished, under traffic", 2000, "max", true, Cut, Heal),
        new("host vanished, no traffic", 2000, "max", false, Cut, Heal),
    ];

    /// <summary>The limit of the way back, in milliseconds.</summary>
    public const double LimitOfReturn = 1000;

    private static long Start(ClusterStack stack) =>
        stack.Applications.AsParallel().WithDegreeOfParallelism(stack.Applications.Count).Select(a => a.Return()).Min();

    private static long Resume(ClusterStack stack) => Now(() => Each(stack, a => a.Resume()));

    private static long Heal(ClusterStack stack) => Now(() => stack.Network.Heal([.. stack.Applications.Select(a => a.Host)]));

    private static long Now(Action act)
    {
        var now = Stopwatch.GetTimestamp();
        act();
        return now;
    }

    private static void Each(ClusterStack stack, Action<ApplicationHost> act)
    {
        foreach (var application in stack.Applications)
            act(application);
    }
}
