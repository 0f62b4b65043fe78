using System.Text;
using System.Text.Unicode;

namespace RecipeRunner.Reporting;

/// <summary>A change of content in the unified format, for people.</summary>
internal static class UnifiedDiff
{
    /// <summary>Lines around a change that are shown with it.</summary>
    public const int Context = 3;

    /// <summary>Lines after which a diff is cut.</summary>
    public const int MostLines = 2000;

    /// <summary>Bytes of content, before or after, above which no diff is worked out.</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    /// <summary>The diff, lines ended by \n; empty when nothing differs; one sentence for content that is binary or too big.</summary>
    public static string Of(string path, ReadOnlySpan<byte> before, ReadOnlySpan<byte> after)
    {
        if (before.SequenceEqual(after)) return "";
        if (IsBinary(before) || IsBinary(after)) return WithoutLines("binary content", before, after);
        if (before.Length > MostBytes || after.Length > MostBytes) return WithoutLines("content is too big for a diff", before, after);

        var lines = new DiffLines(Encoding.UTF8.GetString(before), Encoding.UTF8.GetString(after));
        var text = new StringBuilder();
        text.Append("--- ").Append(path).Append('\n').Append("+++ ").Append(path).Append(" (new)\n");
        new HunkWriter(lines, text).Write(DiffBlocks.Of(lines));
        return text.ToString();
    }

    private static string WithoutLines(string what, ReadOnlySpan<byte> before, ReadOnlySpan<byte> after) =>
        $"{what}: {Durations.Size(before.Length)} before, {Durations.Size(after.Length)} after\n";

    private static bool IsBinary(ReadOnlySpan<byte> content) => content.Contains((byte)0) || !Utf8.IsValid(content);
}
