namespace RecipeRunner.Benchmarks.Measuring;

/// <summary>A process to be timed.</summary>
internal sealed record Command(string Program, params string[] Arguments)
{
    public string? WorkingFolder { get; init; }

    /// <summary>Added to the small clean environment that every timed process gets.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>What the process has to end with.</summary>
    public int Expected { get; init; }
}
