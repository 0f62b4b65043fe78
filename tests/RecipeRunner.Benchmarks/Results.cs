using RecipeRunner.Benchmarks.Measuring;

namespace RecipeRunner.Benchmarks;

/// <summary>What was measured, by row of the table and contestant; and what could not be.</summary>
internal sealed class Results
{
    private readonly List<string> _rows = [];
    private readonly Dictionary<(string Row, string Contestant), Figure> _figures = [];
    private readonly Dictionary<(string Row, string Contestant), string> _remarks = [];

    public IReadOnlyList<string> Rows => _rows;

    /// <summary>What went wrong, in full: one line each.</summary>
    public List<string> Failures { get; } = [];

    public void Add(string row, string contestant, Figure figure)
    {
        Remember(row);
        _figures[(row, contestant)] = figure;
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
        _figures.Remove((row, contestant));
        _remarks[(row, contestant)] = text;
    }

    public Figure? this[string row, string contestant] => _figures.GetValueOrDefault((row, contestant));

    public string RemarkOn(string row, string contestant) => _remarks.GetValueOrDefault((row, contestant), "–");

    private void Remember(string row)
    {
        if (!_rows.Contains(row))
            _rows.Add(row);
    }
}
