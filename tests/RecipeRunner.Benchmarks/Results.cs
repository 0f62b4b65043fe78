using RecipeRunner.Benchmarks.Measuring;

namespace RecipeRunner.Benchmarks;

/// <summary>What was measured, by row of the table and contestant; and what could not be.</summary>
internal sealed class Results
{
    private readonly List<string> rows = [];
    private readonly Dictionary<(string Row, string Contestant), Figure> figures = [];
    private readonly Dictionary<(string Row, string Contestant), string> remarks = [];

    public IReadOnlyList<string> Rows => rows;

    /// <summary>What went wrong, in full: one line each.</summary>
    public List<string> Failures { get; } = [];

    public void Add(string row, string contestant, Figure figure)
    {
        Remember(row);
        figures[(row, contestant)] = figure;
    }

    public void Fail(string row, string contestant, string message)
    {
        Remark(row, contestant, "failed");
        Failures.Add($"{contestant}, {row}: {message}");
    }

    /// <summary>Says in the cell why there is no figure.</summary>
    public void Remark(string row, string contestant, string text)
    {
        Remember(row);
        figures.Remove((row, contestant));
        remarks[(row, contestant)] = text;
    }

    public Figure? this[string row, string contestant] => figures.GetValueOrDefault((row, contestant));

    public string RemarkOn(string row, string contestant) => remarks.GetValueOrDefault((row, contestant), "–");

    private void Remember(string row)
    {
        if (!rows.Contains(row))
            rows.Add(row);
    }
}
