using RecipeRunner.Tests.SystemTests.Clusters;

namespace RecipeRunner.Benchmarks.ClosedPort;

/// <summary>How soon the port of a dead cluster is closed, and open again when it returns; and that it is never closed in error.</summary>
internal sealed class ClosingRun(ClosingOptions options)
{
    private const int Servers = 3;

    public int Run()
    {
        var started = DateTime.Now;
        Progress.Say("hosts");
        using var stack = ClusterStack.Start(Servers);
        stack.Configure(stack.Applications);

        DeathTrials[] deaths = [.. Death.All.Where(d => options.Wants(d.Title)).Select(d => DeathTrials.Run(stack, d, options.Trials))];
        DeadStartTrials[] starts = [.. DeadStartTrials.Verbs.Where(options.Wants).Select(v => DeadStartTrials.Run(stack, v, options.Trials))];
        var loss = options.Wants(LossTrial.Title) ? LossTrial.Run(stack, options.Seconds) : null;

        foreach (var fact in Machine.Facts())
            Console.WriteLine($"- {fact}");
        Console.WriteLine($"- started {started:yyyy-MM-dd HH:mm}; {Servers} servers; times in milliseconds: min / median / p95 / max");
        DeathTrials.Write(deaths);
        DeadStartTrials.Write(starts);
        loss?.Write();
        return 0;
    }
}
