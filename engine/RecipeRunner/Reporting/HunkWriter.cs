using System.Text;

namespace RecipeRunner.Reporting;

/// <summary>Writes blocks of changed lines with their surroundings; blocks whose surroundings meet share a hunk.</summary>
internal sealed class HunkWriter(DiffLines lines, StringBuilder text)
{
    private int shown;
    private int hidden;

    public void Write(IReadOnlyList<DiffBlock> blocks)
    {
        for (int first = 0; first < blocks.Count;)
        {
            int last = first;
            while (last + 1 < blocks.Count && blocks[last + 1].Before - End(blocks[last]) <= 2 * UnifiedDiff.Context) last++;
            WriteHunk(blocks, first, last);
            first = last + 1;
        }
        if (hidden > 0) text.Append($"... {hidden} more lines of this diff are not shown\n");
    }

    private void WriteHunk(IReadOnlyList<DiffBlock> blocks, int first, int last)
    {
        int lead = Math.Min(UnifiedDiff.Context, blocks[first].Before);
        int trail = Math.Min(UnifiedDiff.Context, lines.Before.Length - End(blocks[last]));
        int before = blocks[first].Before - lead, after = blocks[first].After - lead;
        int beforeEnd = End(blocks[last]) + trail, afterEnd = blocks[last].After + blocks[last].Inserted + trail;
        if (shown < UnifiedDiff.MostLines)
            text.Append($"@@ -{Range(before, beforeEnd - before)} +{Range(after, afterEnd - after)} @@\n");

        int at = before;
        for (int i = first; i <= last; i++)
        {
            Lines(' ', lines.Before, at, blocks[i].Before);
            Lines('-', lines.Before, blocks[i].Before, End(blocks[i]));
            Lines('+', lines.After, blocks[i].After, blocks[i].After + blocks[i].Inserted);
            at = End(blocks[i]);
        }
        Lines(' ', lines.Before, at, beforeEnd);
    }

    private void Lines(char sign, string[] side, int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            if (shown >= UnifiedDiff.MostLines)
            {
                hidden += to - i;
                return;
            }
            shown++;
            text.Append(sign).Append(side[i]);
            if (!side[i].EndsWith('\n')) text.Append("\n\\ No newline at end of file\n");
        }
    }

    private static int End(DiffBlock block) => block.Before + block.Deleted;

    // As diff(1) writes it: an empty range names the line before it, and a count of one is left out.
    private static string Range(int start, int count) => count == 1 ? $"{start + 1}" : $"{(count == 0 ? start : start + 1)},{count}";
}
