using System.Text.Json;
using RecipeRunner.Benchmarks.Contestants;
using RecipeRunner.Benchmarks.Measuring;

namespace RecipeRunner.Benchmarks.Shipped;

/// <summary>What happens inside the throwaway host: one converge, then no-ops with a warm and with an empty recipe cache.</summary>
internal static class InsideHost
{
    private const string RecipeCache = "/var/cache/recipe-runner/recipes";
    private const string Rendered = "/etc/haproxy/haproxy.cfg";

    public static void Run(InsidePlan plan)
    {
        var scratch = Directory.CreateTempSubdirectory().FullName;
        var timer = new ProcessTimer(plan.Native, scratch);
        var converge = new Command(plan.Program, "converge", "-F", "min", "--no-color") { WorkingFolder = plan.Repository };

        timer.Run(converge);
        if (!File.Exists(Rendered))
            throw new BenchmarkException($"{Rendered} is missing after the first converge: {Tail.Of(timer.Output())}");
        timer.Run(converge with { Arguments = ["converge", "-F", "json", "--no-color"] });
        Completion.Of(timer.Output()).Prove(1);
        var written = File.GetLastWriteTimeUtc(Rendered);

        var warm = Figure.Of([.. Enumerable.Range(0, plan.Runs).Select(_ => timer.Run(converge))]);
        var cold = Figure.Of([.. Enumerable.Range(0, plan.Runs).Select(_ => WithEmptyCache(timer, converge))]);
        if (File.GetLastWriteTimeUtc(Rendered) != written)
            throw new BenchmarkException($"a no-op wrote {Rendered}");
        Console.WriteLine(JsonSerializer.Serialize(new Dictionary<string, Figure>
        {
            [Row.ShippedNoOp] = warm,
            [Row.ShippedCold] = cold,
        }));
    }

    private static Sample WithEmptyCache(ProcessTimer timer, Command converge)
    {
        if (!Directory.Exists(RecipeCache))
            throw new BenchmarkException($"no recipe cache in {RecipeCache}");
        Directory.Delete(RecipeCache, recursive: true);
        return timer.Run(converge);
    }
}
