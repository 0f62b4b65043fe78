using RecipeRunner.Tests.SystemTests.Clusters;

namespace RecipeRunner.Benchmarks.ClosedPort;

/// <summary>How soon the port of a dead cluster is closed, and open again when it returns; and that it is never closed in error.</summary>
internal sealed class ClosingRun(ClosingOptions options)
{
    private const int Servers = 3;

    public int Run()
    {
        Progress.Say("hosts");
        using var stack = ClusterStack.Start(Servers);
        stack.Configure(stack.Applications);
        Console.WriteLine($"- started {DateTime.Now:yyyy-MM-dd HH:mm}; {Servers} servers; times in milliseconds: min / median / p95 / max");

        // Each table as soon as it is there: a later trial that fails takes nothing away.
        DeathTrials.Write([.. Death.All.Where(d => options.Wants(d.Title)).Select(d => DeathTrials.Run(stack, d, options.Trials))]);
        DeadStartTrials.Write([.. DeadStartTrials.Verbs.Where(options.Wants).Select(v => DeadStartTrials.Run(stack, v, options.Trials))]);
        if (options.Wants(LossTrial.Title)) LossTrial.Run(stack, options.Seconds).Write();

        Console.WriteLine();
        foreach (var fact in Machine.Facts())
            Console.WriteLine($"- {fact}");
        return 0;
    }
}
