using System.Text;

namespace RecipeRunner.Cli.Haproxy;

/// <summary>What haproxy answers to <c>show stat</c>: lines of comma-separated values, below one that names the columns.</summary>
internal sealed class StatTable
{
    private readonly string[] columns;

    private StatTable(string[] columns, IReadOnlyList<string[]> lines) => (this.columns, Rows) = (columns, [.. lines.Select(fields => new Row(this, fields))]);

    public IReadOnlyList<Row> Rows { get; }

    /// <summary>Null when it is no such answer.</summary>
    public static StatTable? Parse(string answer)
    {
        string[] lines = answer.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return lines is [var heading, ..] && heading.StartsWith("# pxname,svname,", StringComparison.Ordinal)
            ? new(heading[2..].Split(','), [.. lines.Skip(1).Select(Fields)])
            : null;
    }

    /// <summary>A line; a value with a comma in it stands in quotes, and a quote in one is doubled.</summary>
    private static string[] Fields(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        bool isQuoted = false;
        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && isQuoted && i + 1 < line.Length && line[i + 1] == '"') field.Append(line[i++]);
            else if (line[i] == '"') isQuoted = !isQuoted;
            else if (line[i] == ',' && !isQuoted) Add();
            else field.Append(line[i]);
        }
        Add();
        return [.. fields];

        void Add()
        {
            fields.Add(field.ToString());
            field.Clear();
        }
    }

    /// <summary>A frontend, a backend, or a server of one.</summary>
    internal sealed class Row(StatTable table, string[] fields)
    {
        /// <summary>The value of a column; empty when there is none.</summary>
        public string this[string column] => Array.IndexOf(table.columns, column) is var at and >= 0 && at < fields.Length ? fields[at] : "";

        public string Proxy => this["pxname"];

        public bool IsFrontend => this["svname"] == "FRONTEND";

        public bool IsBackend => this["svname"] == "BACKEND";

        public bool IsServer => this["type"] == "2";

        public int Number(string column) => int.TryParse(this[column], out int number) ? number : 0;
    }
}
