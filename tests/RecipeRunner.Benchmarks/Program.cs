using System.Text.Json;
using RecipeRunner.Benchmarks;
using RecipeRunner.Benchmarks.Checks;
using RecipeRunner.Benchmarks.ClosedPort;
using RecipeRunner.Benchmarks.RecipeTests;
using RecipeRunner.Benchmarks.Scale;
using RecipeRunner.Benchmarks.Shipped;
using RecipeRunner.Tests.SystemTests.Clusters;
using RecipeRunner.Tests.SystemTests.Hosts;

try
{
    if (args is [ShippedRun.Inside, var plan])
    {
        InsideHost.Run(JsonSerializer.Deserialize<InsidePlan>(plan)!);
        return 0;
    }
    return args switch
    {
        [ApplicationServer.Verb, var port] => ApplicationServer.Run(port),
        ["outage", .. var rest] => OnHosts(() => new OutageRun(new(rest)).Run()),
        ["closing", .. var rest] => OnHosts(() => new ClosingRun(new(rest)).Run()),
        ["recipe-test"] => RecipeTestRun.Run(),
        ["check"] => CheckRun.Run(),
        ["scale", .. var rest] => OnHosts(() => new ScaleRun(new(rest)).Run()),
        _ => new Session(Options.Parse(args)).Run(),
    };
}
catch (BenchmarkException e)
{
    Console.Error.WriteLine(e.Message);
    return 3;
}

static int OnHosts(Func<int> measure)
{
    if (HostRequirement.Obstacle is { } obstacle)
        throw new BenchmarkException(obstacle);
    try
    {
        return measure();
    }
    catch (Exception e) when (e is TimeoutException or InvalidOperationException)
    {
        Console.Error.WriteLine($"failed: {e.Message}");
        return 1;
    }
}
