namespace RecipeRunner.Reporting;

/// <summary>
/// Writes what went wrong for a person: the words, and below each line that names a place in a source, that source. Logs, records and
/// <c>-F json</c> have the words alone.
/// </summary>
internal static class ErrorText
{
    /// <param name="output">Where to.</param>
    /// <param name="text">The words, of one line or several.</param>
    /// <param name="ink">Their colour.</param>
    /// <param name="margin">What stands before every line but the first, which the caller has begun.</param>
    /// <param name="at">When it went wrong, for a report of the past: the lines of a source that was written since are others, and are not shown. Null for now.</param>
    public static void Write(TextOutput output, string text, Ink ink, string margin = "", DateTimeOffset? at = null)
    {
        bool first = true;
        NamedPlace shown = default;
        foreach (ReadOnlySpan<char> line in text.AsSpan().TrimEnd().EnumerateLines())
        {
            if (!first) output.Write(margin);
            first = false;
            output.WriteLine(line, ink);
            if (NamedPlace.In(line) is not { } place || IsIn(place, shown)) continue;
            string indent = margin + line[..^line.TrimStart().Length].ToString();
            if (IsWrittenSince(at, place.File)) output.WriteLine($"{indent}  (the file has changed since)", Ink.Grey);
            else SourceExcerpt.Write(output, place, indent);
            shown = place;
        }
    }

    private static bool IsWrittenSince(DateTimeOffset? at, string file) => at is { } then && File.Exists(file) && File.GetLastWriteTimeUtc(file) > then.UtcDateTime;

    /// <summary>Whether what was shown last shows this place too.</summary>
    private static bool IsIn(NamedPlace place, NamedPlace shown) =>
        (place.File, place.Line) == (shown.File, shown.Line) && (place.Column == 0 || place.Column == shown.Column);
}
