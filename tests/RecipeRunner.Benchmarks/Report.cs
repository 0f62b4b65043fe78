using RecipeRunner.Benchmarks.Contestants;
using RecipeRunner.Benchmarks.Measuring;

namespace RecipeRunner.Benchmarks;

/// <summary>The table, and the targets under it.</summary>
internal sealed class Report(Results results, IReadOnlyList<string> contestants, TextWriter output)
{
    public void Write(IEnumerable<string> facts)
    {
        foreach (var fact in facts)
            output.WriteLine($"- {fact}");
        output.WriteLine();
        WriteFigures();
        output.WriteLine();
        WriteTargets();
        foreach (var failure in results.Failures)
            output.WriteLine($"\nFAILED {failure}");
    }

    private void WriteFigures()
    {
        WriteLine(["CPU / wall / peak memory", .. contestants]);
        WriteLine(["---", .. contestants.Select(_ => "---:")]);
        foreach (var row in results.Rows)
            WriteLine([row, .. contestants.Select(contestant => Cell(row, contestant))]);
    }

    private string Cell(string row, string contestant)
    {
        // Hello-world is a floor like the C program and shares its column.
        var figure = results[row, contestant] ?? (contestant == Floor.Title ? results[row, Row.Hello] : null);
        return figure is null
            ? results.RemarkOn(row, contestant)
            : $"{Time(figure.Cpu)} / {Time(figure.Wall)} / {Memory(figure)}{Fewer(figure)}";
    }

    private string Fewer(Figure figure) => figure.Runs < MostRuns ? $" (n={figure.Runs})" : "";

    /// <summary>How many runs a median is of where the cell does not say another number.</summary>
    public required int MostRuns { get; init; }

    private void WriteTargets()
    {
        WriteLine(["target", "measured (CPU / wall)", "limit (CPU / wall)", "factor (CPU / wall)", ""]);
        WriteLine(["---", "---:", "---:", "---:", "---"]);
        foreach (var target in Targets.All)
            WriteLine(target.IsMemory ? MemoryLine(target) : TimeLine(target));
        foreach (var (claim, row, chef) in Targets.Chef)
            if (results[row, Engine.Title] is { } ours)
                WriteLine([claim, Time(ours.Wall) + " wall", Time(chef) + " wall", $"{chef / ours.Wall:0.0}× as fast", "for information"]);
    }

    private string[] TimeLine(Target target)
    {
        double? Cpu(Amount? amount) => amount?.In(results, Measure.Cpu);
        double? Wall(Amount? amount) => amount?.In(results, Measure.Wall);
        var (cpu, wall, cpuLimit, wallLimit) = (Cpu(target.Measured), Wall(target.Measured), Cpu(target.Limit), Wall(target.Limit));
        if (cpu is null || wall is null || cpuLimit is null || wallLimit is null)
            return [target.Claim, "–", "–", "–", "not measured"];
        var factor = target.Base is null ? "–" : $"{cpu / Cpu(target.Base):0.00}× / {wall / Wall(target.Base):0.00}×";
        return
        [
            target.Claim, $"{Time(cpu.Value)} / {Time(wall.Value)}", $"{Time(cpuLimit.Value)} / {Time(wallLimit.Value)}", factor,
            Verdict(cpu < cpuLimit, wall < wallLimit),
        ];
    }

    private string[] MemoryLine(Target target)
    {
        var limit = target.Limit.In(results, Measure.Memory);
        return target.Measured.In(results, Measure.Memory) is { } memory
            ? [target.Claim, $"{memory:0} MB", $"{limit:0} MB", $"{memory / limit:0.00}×", memory < limit ? "met" : "**missed**"]
            : [target.Claim, "–", $"{limit:0} MB", "–", "not measured"];
    }

    private static string Verdict(bool cpu, bool wall) => (cpu, wall) switch
    {
        (true, true) => "met",
        (true, false) => "met in CPU, **missed** in wall",
        (false, true) => "**missed** in CPU, met in wall",
        _ => "**missed**",
    };

    private void WriteLine(IEnumerable<string> cells) => output.WriteLine($"| {string.Join(" | ", cells)} |");

    private static string Time(double milliseconds) => Math.Abs(milliseconds) switch
    {
        < 100 => $"{milliseconds:0.0} ms",
        < 1_000 => $"{milliseconds:0} ms",
        _ => $"{milliseconds / 1000:0.00} s",
    };

    private static string Memory(Figure figure) => figure.Memory is { } memory ? $"{memory:0} MB" : "–";
}
