using System.Text.Json;
using RecipeRunner.Benchmarks;
using RecipeRunner.Benchmarks.Shipped;

try
{
    if (args is [ShippedRun.Inside, var plan])
    {
        InsideHost.Run(JsonSerializer.Deserialize<InsidePlan>(plan)!);
        return 0;
    }
    return new Session(Options.Parse(args)).Run();
}
catch (BenchmarkException e)
{
    Console.Error.WriteLine(e.Message);
    return 3;
}
