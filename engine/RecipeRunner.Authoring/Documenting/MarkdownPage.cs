using System.Text;

namespace RecipeRunner.Authoring.Documenting;

/// <summary>A page of Markdown as it is written: blocks with an empty line between them.</summary>
internal sealed class MarkdownPage
{
    private readonly StringBuilder text = new();

    public MarkdownPage Block(string block)
    {
        if (block.Length > 0) text.Append(text.Length > 0 ? "\n" : "").Append(block.TrimEnd()).Append('\n');
        return this;
    }

    public MarkdownPage Code(string? code, string language = "csharp") => code is null ? this : Block($"```{language}\n{code}\n```");

    /// <summary>A table; none when it has no rows. A column that is empty in every row is left out.</summary>
    public MarkdownPage Table(string[] headings, IEnumerable<string[]> rows)
    {
        string[][] all = [.. rows];
        if (all.Length == 0) return this;
        int[] columns = [.. Enumerable.Range(0, headings.Length).Where(i => i == 0 || all.Any(row => row[i].Length > 0))];
        var table = new StringBuilder();
        foreach (string[] row in new[] { headings, [.. headings.Select(_ => "---")] }.Concat(all))
            table.Append("| ").AppendJoin(" | ", columns.Select(i => row[i].Replace("|", "\\|", StringComparison.Ordinal))).Append(" |\n");
        return Block(table.Replace("|  |", "| |").ToString());
    }

    public override string ToString() => text.ToString();
}
