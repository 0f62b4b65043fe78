namespace RecipeRunner.Benchmarks.ClosedPort;

/// <summary>What several trials gave.</summary>
internal sealed class Distribution(IEnumerable<double> values)
{
    private readonly double[] sorted = [.. values.Order()];

    public int Count => sorted.Length;

    public double Min => sorted[0];

    public double Median => (sorted[(Count - 1) / 2] + sorted[Count / 2]) / 2;

    /// <summary>The least that 95 of 100 do not exceed: the nearest rank.</summary>
    public double P95 => sorted[(int)Math.Ceiling(0.95 * Count) - 1];

    public double Max => sorted[^1];

    public override string ToString() => $"{Min:0} / {Median:0} / {P95:0} / {Max:0}";
}
