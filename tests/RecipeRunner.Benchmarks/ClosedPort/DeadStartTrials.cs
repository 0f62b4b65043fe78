using RecipeRunner.Tests.SystemTests.Clusters;

namespace RecipeRunner.Benchmarks.ClosedPort;

/// <summary>HAProxy starts or reloads while its cluster is dead: what becomes of clients who ask all the time.</summary>
internal sealed class DeadStartTrials
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Watch = TimeSpan.FromMilliseconds(700);

    private readonly string verb;
    private readonly List<Attempt> attempts = [];
    private readonly int trials;

    private DeadStartTrials(string verb, int trials) => (this.verb, this.trials) = (verb, trials);

    /// <summary>systemctl's words for what is tried.</summary>
    public static IReadOnlyList<string> Verbs { get; } = ["restart", "reload"];

    public static DeadStartTrials Run(ClusterStack stack, string verb, int trials)
    {
        var done = new DeadStartTrials(verb, trials);
        stack.Await(stack.Applications, Limit);
        foreach (var application in stack.Applications)
            application.Kill();
        for (var i = 1; i <= trials; i++)
        {
            Progress.Say($"{verb} with a dead cluster: {i} of {trials}");
            Wait.Until(() => stack.Ask().Outcome == Outcome.Refused, Limit, "the port to be closed");
            using var asking = Prober.Asking(stack);
            // systemd counts starts, and refuses the sixth within ten seconds.
            stack.Balancer.Host.Run("systemctl", "reset-failed", "haproxy").Ok();
            stack.Balancer.Host.Run("systemctl", verb, "haproxy").Ok();
            Thread.Sleep(Watch);
            asking.Stop();
            done.attempts.AddRange(asking.Since(0));
        }
        foreach (var application in stack.Applications)
            application.Return();
        stack.Await(stack.Applications, Limit);
        return done;
    }

    public static void Write(IReadOnlyCollection<DeadStartTrials> all)
    {
        if (all.Count == 0)
            return;
        Markdown.Head("with a dead cluster", "trials", "connection attempts", "refused", "reset", "let in", "limit");
        foreach (var trials in all)
        {
            int Count(Outcome outcome) => trials.attempts.Count(a => a.Outcome == outcome);
            var letIn = trials.attempts.Count - Count(Outcome.Refused) - Count(Outcome.Reset);
            Markdown.Line($"systemctl {trials.verb} haproxy", $"{trials.trials}", $"{trials.attempts.Count}", $"{Count(Outcome.Refused)}", $"{Count(Outcome.Reset)}",
                $"{letIn}", $"0: {Markdown.Verdict(letIn == 0)}");
        }
    }
}
