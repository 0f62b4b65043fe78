namespace RecipeRunner.Benchmarks.Workloads;

/// <summary>A line of the template's data.</summary>
internal sealed record Server(string Name, string Address, int Port)
{
    public static IReadOnlyList<Server> Many(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new Server($"app{i}", $"127.{i / 62_500}.{i / 250 % 250}.{i % 250 + 1}", 8000))];
}
