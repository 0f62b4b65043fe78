namespace RecipeRunner.Benchmarks.Measuring;

/// <summary>The medians of several runs.</summary>
/// <param name="Cpu">Milliseconds of user and system time, children included.</param>
/// <param name="Wall">Milliseconds by the monotonic clock.</param>
/// <param name="Memory">Peak resident megabytes of the largest process; null when it cannot be told.</param>
/// <param name="Runs">How many runs these are the medians of.</param>
internal sealed record Figure(double Cpu, double Wall, double? Memory, int Runs)
{
    public static Figure Of(IReadOnlyCollection<Sample> samples) => new(
        Median(samples.Select(sample => sample.Cpu)),
        Median(samples.Select(sample => sample.Wall)),
        samples.Any(sample => sample.Memory is null) ? null : Median(samples.Select(sample => sample.Memory!.Value)),
        samples.Count);

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
