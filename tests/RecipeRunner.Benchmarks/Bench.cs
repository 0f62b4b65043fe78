using RecipeRunner.Benchmarks.Contestants;
using RecipeRunner.Benchmarks.Measuring;
using RecipeRunner.Benchmarks.Workloads;

namespace RecipeRunner.Benchmarks;

/// <summary>Has every contestant do every workload, and believes none of them before the result was checked.</summary>
internal sealed class Bench(ProcessTimer timer, Ground ground, Results results, int runs)
{
    private const string DpkgStatus = "/var/lib/dpkg/status";

    /// <summary>A run that takes longer than this (milliseconds) is repeated <see cref="SlowRuns"/> times at most.</summary>
    private const double Slow = 5_000;

    private const int SlowRuns = 3;

    public void Measure(Workload workload, Contestant contestant)
    {
        string[] rows = workload.HasFirst ? [Row.First(workload.Name), Row.NoOp(workload.Name)] : [Row.NoOp(workload.Name)];
        var row = rows[0];
        try
        {
            if (contestant.Declines(workload) is { } reason)
            {
                foreach (var declined in rows)
                    results.Remark(declined, contestant.Name, reason);
                return;
            }
            var folder = ground.Folder($"{workload.Name}-{contestant.Name}");
            var tree = new Tree(Path.Combine(folder, "tree"), workload.Expected(Path.Combine(folder, "tree")));
            var commands = contestant.Prepare(workload, folder, tree.Folder);

            Progress.Say($"{workload.Name} {contestant.Name}");
            var warmUp = First(commands, tree);
            var times = warmUp.Wall > Slow ? Math.Min(runs, SlowRuns) : runs;
            if (workload.HasFirst)
                results.Add(row, contestant.Name, Figure.Of([.. Enumerable.Range(0, times).Select(_ => First(commands, tree))]));
            row = rows[^1];
            results.Add(row, contestant.Name, NoOp(commands, tree, times));
            contestant.ProveNoOp(workload, commands, timer);
            ProveThatContentIsRead(commands, tree, contestant);
            ground.Discard(folder);
        }
        catch (Exception e) when (e is BenchmarkException or IOException or UnauthorizedAccessException)
        {
            foreach (var failed in rows)
                results.Remark(failed, contestant.Name, "failed");
            results.Fail(row, contestant.Name, e.Message);
            Progress.Say($"  failed: {e.Message}");
        }
    }

    private Sample First(Commands commands, Tree tree)
    {
        ground.Empty(tree.Folder);
        var sample = timer.Run(commands.First);
        tree.Verify();
        return sample;
    }

    private Figure NoOp(Commands commands, Tree tree, int times)
    {
        var before = Traces(tree);
        var figure = Figure.Of([.. Enumerable.Range(0, times).Select(_ => timer.Run(commands.NoOp))]);
        tree.Verify();
        return before.SequenceEqual(Traces(tree))
            ? figure
            : throw new BenchmarkException("the no-op run wrote something: write times have changed");
    }

    private static IEnumerable<DateTime> Traces(Tree tree) => [File.GetLastWriteTimeUtc(DpkgStatus), .. tree.WriteTimes()];

    private void ProveThatContentIsRead(Commands commands, Tree tree, Contestant contestant)
    {
        if (!tree.Tamper())
            return;
        timer.Run(commands.NoOp with { Expected = commands.ExpectedAfterTampering });
        if (contestant.Repairs)
            tree.Verify();
    }
}
