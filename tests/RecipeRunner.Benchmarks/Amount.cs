using RecipeRunner.Benchmarks.Contestants;
using RecipeRunner.Benchmarks.Measuring;

namespace RecipeRunner.Benchmarks;

/// <summary>Which of a figure's numbers is meant.</summary>
internal enum Measure { Cpu, Wall, Memory }

/// <summary>A sum of measured figures and a constant, so that a target can be written down as it is said.</summary>
internal sealed record Amount(IReadOnlyList<(double Factor, string Row, string Contestant)> Terms, double Constant = 0)
{
    public static Amount Of(string row, string contestant = Engine.Title) => new([(1, row, contestant)]);

    public static Amount operator +(Amount a, Amount b) => new([.. a.Terms, .. b.Terms], a.Constant + b.Constant);

    public static Amount operator +(Amount a, double constant) => a with { Constant = a.Constant + constant };

    public static Amount operator -(Amount a, Amount b) => a + -1 * b;

    public static Amount operator *(double factor, Amount a) =>
        new([.. a.Terms.Select(term => term with { Factor = term.Factor * factor })], a.Constant * factor);

    public static implicit operator Amount(double constant) => new([], constant);

    /// <summary>Null when one of the figures was not measured.</summary>
    public double? In(Results results, Measure measure)
    {
        var sum = Constant;
        foreach (var (factor, row, contestant) in Terms)
        {
            if (Number(results[row, contestant], measure) is not { } number)
                return null;
            sum += factor * number;
        }
        return sum;
    }

    private static double? Number(Figure? figure, Measure measure) => measure switch
    {
        Measure.Cpu => figure?.Cpu,
        Measure.Wall => figure?.Wall,
        _ => figure?.Memory,
    };
}
