using System.Text.Json;
using RecipeRunner.Benchmarks.Contestants;
using RecipeRunner.Benchmarks.Measuring;

namespace RecipeRunner.Benchmarks.Shipped;

/// <summary>
/// The shipped node.json, converged to no change. It needs haproxy and would change the machine, so it is timed inside
/// a throwaway copy of the machine, where this program is started a second time.
/// </summary>
internal static class ShippedRun
{
    public const string Inside = "--inside-throwaway-host";

    public static void Measure(InsidePlan plan, Results results)
    {
        try
        {
            if (Obstacle(plan) is { } reason)
            {
                results.Remark(Row.ShippedNoOp, Engine.Title, reason);
                results.Remark(Row.ShippedCold, Engine.Title, reason);
                Progress.Say($"shipped: {reason}");
                return;
            }
            Progress.Say("shipped: in a throwaway host");
            foreach (var (row, figure) in InHost(plan))
                results.Add(row, Engine.Title, figure);
        }
        catch (Exception e) when (e is BenchmarkException or JsonException)
        {
            results.Remark(Row.ShippedCold, Engine.Title, "failed");
            results.Fail(Row.ShippedNoOp, Engine.Title, e.Message);
            Progress.Say($"  failed: {e.Message}");
        }
    }

    private static string? Obstacle(InsidePlan plan) =>
        !Environment.IsPrivilegedProcess ? "skipped: needs root"
        : !File.Exists(plan.NodeJson) ? "skipped: no node.json"
        : new[] { "unshare", "chroot", "mount", "ip" }.FirstOrDefault(program => Tool.Find(program) is null) is { } missing
            ? $"skipped: needs {missing}"
            : null;

    private static Dictionary<string, Figure> InHost(InsidePlan plan)
    {
        var work = Directory.CreateTempSubdirectory("recipe-runner-host-").FullName;
        try
        {
            var script = Path.Combine(work, "host.sh");
            Resource.CopyTo("host.sh", script);
            var output = Tool.Run(
                "unshare", "--mount", "--pid", "--uts", "--ipc", "--fork", "--kill-child",
                "sh", script, work, string.Join(':', plan.Folders),
                Environment.ProcessPath!, Inside, JsonSerializer.Serialize(plan));
            return JsonSerializer.Deserialize<Dictionary<string, Figure>>(output)!;
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }
}
