using System.Runtime.CompilerServices;
using DiffPlex;
using DiffPlex.Model;

namespace RecipeRunner.Reporting;

/// <summary>Lines of the one side that became lines of the other.</summary>
/// <param name="Before">First line before, from 0.</param>
/// <param name="Deleted">How many of them go.</param>
/// <param name="After">First line after, from 0.</param>
/// <param name="Inserted">How many of them come.</param>
internal readonly record struct DiffBlock(int Before, int Deleted, int After, int Inserted);

/// <summary>Finds what differs. Most changes are small or total, and need no algorithm: the library is loaded for the others.</summary>
internal static class DiffBlocks
{
    /// <summary>
    /// Above this many changed lines the diff is cut anyway, and the search for the shortest one, which grows with their square,
    /// is not worth its time.
    /// </summary>
    private const int MostEdits = UnifiedDiff.MostLines;

    public static IReadOnlyList<DiffBlock> Of(DiffLines lines)
    {
        ReadOnlySpan<string> before = lines.Before, after = lines.After;
        int head = before.CommonPrefixLength(after);
        int most = Math.Min(before.Length, after.Length) - head, tail = 0;
        while (tail < most && before[^(tail + 1)] == after[^(tail + 1)]) tail++;
        ReadOnlySpan<string> gone = before[head..^tail], come = after[head..^tail];

        if (gone.Length == 0 || come.Length == 0 || IsTooMuch(gone, come))
            return [new(head, gone.Length, head, come.Length)];
        return Search(gone.ToArray(), come.ToArray(), head);
    }

    private static bool IsTooMuch(ReadOnlySpan<string> gone, ReadOnlySpan<string> come) =>
        gone.Length + come.Length > MostEdits && EditEstimate.Of(gone, come) > MostEdits;

    // Not inlined: a diff that needs no search does not load the library.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static DiffBlock[] Search(string[] gone, string[] come, int head)
    {
        DiffResult result = Differ.Instance.CreateDiffs(
            string.Concat(gone), string.Concat(come), ignoreWhiteSpace: false, ignoreCase: false, new LineEndChunker(gone, come));
        var blocks = new DiffBlock[result.DiffBlocks.Count];
        for (int i = 0; i < blocks.Length; i++)
        {
            DiffPlex.Model.DiffBlock b = result.DiffBlocks[i];
            blocks[i] = new(b.DeleteStartA + head, b.DeleteCountA, b.InsertStartB + head, b.InsertCountB);
        }
        return blocks;
    }

    /// <summary>Hands DiffPlex the lines that are split already; it asks for the old side first.</summary>
    private sealed class LineEndChunker(string[] gone, string[] come) : IChunker
    {
        private bool asked;

        public IReadOnlyList<string> Chunk(string text)
        {
            string[] lines = asked ? come : gone;
            asked = true;
            return lines;
        }
    }
}
