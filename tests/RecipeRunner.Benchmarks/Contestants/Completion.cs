using System.Text.Json;

namespace RecipeRunner.Benchmarks.Contestants;

/// <summary>The last event of a run with <c>-F json</c>.</summary>
internal sealed record Completion(int Total, int Updated, int Failed)
{
    public static Completion Of(string output)
    {
        var last = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? "nothing at all";
        try
        {
            var line = JsonDocument.Parse(last).RootElement;
            return new(line.GetProperty("total").GetInt32(), line.GetProperty("updated").GetInt32(), line.GetProperty("failed").GetInt32());
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new BenchmarkException($"the run's last event does not tell what it did: {Tail.Of(last)}");
        }
    }

    /// <summary>Throws unless at least this many actions were looked at, and none of them changed anything.</summary>
    public void Prove(int actions)
    {
        if (Updated != 0 || Failed != 0 || Total < actions)
            throw new BenchmarkException($"expected a run of {actions} actions without updates, found {this}");
    }
}
