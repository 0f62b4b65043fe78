using System.Diagnostics;
using RecipeRunner.Tests.SystemTests.Clusters;

namespace RecipeRunner.Benchmarks.ClosedPort;

/// <summary>Lets the cluster die and return, again and again, and times what clients see of it.</summary>
internal sealed class DeathTrials
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Watch = TimeSpan.FromMilliseconds(300);

    private readonly Death death;
    private readonly List<double> closing = [], returning = [];
    private int letIn;

    private DeathTrials(Death death) => this.death = death;

    public static DeathTrials Run(ClusterStack stack, Death death, int trials)
    {
        var done = new DeathTrials(death);
        for (var i = 1; i <= trials; i++)
        {
            Progress.Say($"{death.Title}: {i} of {trials}");
            stack.Await(stack.Applications, Limit);
            // Checks are back to their usual pace, and each trial meets them at another point of it.
            Thread.Sleep(1000 + Random.Shared.Next(500));
            done.Try(stack);
        }
        stack.Await(stack.Applications, Limit);
        return done;
    }

    public static void Write(IReadOnlyCollection<DeathTrials> all)
    {
        if (all.Count == 0)
            return;
        Markdown.Head("what happens to all servers", "trials", "refused after", "limit", "let in afterwards", "served again after", "limit");
        foreach (var trials in all)
        {
            var (death, closing, returning) = (trials.death, new Distribution(trials.closing), new Distribution(trials.returning));
            var figure = death.LimitOf == "p95" ? closing.P95 : closing.Max;
            Markdown.Line(death.Title, $"{closing.Count}", $"{closing}", $"{death.LimitOf} {death.Limit}: {Markdown.Verdict(figure < death.Limit)}",
                $"{trials.letIn}", $"{returning}", $"max {Death.LimitOfReturn}: {Markdown.Verdict(returning.Max < Death.LimitOfReturn)}");
        }
    }

    private void Try(ClusterStack stack)
    {
        // Who only connects bothers no server: without traffic nothing but the health checks can notice.
        using var connecting = Prober.Connecting(stack);
        using var traffic = death.HasTraffic ? Prober.Asking(stack) : null;
        Thread.Sleep(Watch);

        var died = Stopwatch.GetTimestamp();
        death.Die(stack);
        var closed = connecting.Await(Outcome.Refused, died, Limit);
        closing.Add(closed);
        Thread.Sleep(Watch);
        letIn += connecting.Since(died).Count(a => a.Outcome != Outcome.Refused && Stopwatch.GetElapsedTime(died, a.At).TotalMilliseconds > closed);

        using var asking = death.HasTraffic ? null : Prober.Asking(stack);
        var returned = death.Return(stack);
        returning.Add((traffic ?? asking)!.Await(Outcome.Served, returned, Limit));
    }
}
