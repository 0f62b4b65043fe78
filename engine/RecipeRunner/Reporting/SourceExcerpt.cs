using RecipeRunner.Text;

namespace RecipeRunner.Reporting;

/// <summary>The lines of a source that an error is about, with a caret below the place, as good compilers show them.</summary>
internal static class SourceExcerpt
{
    /// <summary>A resource with more lines than this is shown up to here.</summary>
    private const int MostLines = 8;
    private const int Widest = 140;
    private const char Cut = '…';

    /// <summary>Writes the lines that a place names; nothing when the file cannot be read, or has changed so that the place is not there.</summary>
    public static void Write(TextOutput output, NamedPlace place, string margin)
    {
        List<string> lines = Lines(place);
        if (lines.Count == 0) return;
        string gutter = new(' ', (place.Line + lines.Count - 1).ToString().Length);
        // A line that is too long for a terminal is shown from shortly before the place.
        int skip = Skipped(lines[0], place.Column);
        for (int i = 0; i < lines.Count; i++)
        {
            output.Write($"{margin}  {(place.Line + i).ToString().PadLeft(gutter.Length)} | ", Ink.Grey);
            output.WriteLine(Shown(lines[i], i == 0 ? skip : 0));
        }
        if (place.Column == 0 || place.Column > lines[0].Length + 1) return;
        output.Write($"{margin}  {gutter} | ", Ink.Grey);
        output.Write(Blank(Shown(lines[0][..(place.Column - 1)], skip)));
        output.WriteLine(new string('^', TokenLength(lines[0].AsSpan(place.Column - 1))), Ink.Red);
    }

    private static List<string> Lines(NamedPlace place)
    {
        try
        {
            var lines = new List<string>();
            int open = 0;
            foreach (string line in File.ReadLines(place.File).Skip(place.Line - 1))
            {
                lines.Add(line.TrimEnd());
                if (!place.IsDeclaration) break;
                open += Opened(line);
                if (open <= 0 || lines.Count == MostLines) break;
            }
            return lines is [""] ? [] : lines;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>How many brackets a line leaves open; those in texts count too, which costs at worst a line too few or too many.</summary>
    private static int Opened(string line) => line.Sum(c => c switch { '(' or '{' or '[' => 1, ')' or '}' or ']' => -1, _ => 0 });

    /// <summary>How much of a line is left out at its beginning; a character is not cut in two.</summary>
    private static int Skipped(string line, int column)
    {
        int skip = Math.Max(0, Math.Min(column, line.Length) - Widest * 2 / 3);
        return skip > 0 && char.IsLowSurrogate(line[skip]) ? skip + 1 : skip;
    }

    private static string Shown(string line, int skip)
    {
        string shown = skip == 0 ? line : $"{Cut}{line.AsSpan(skip)}";
        if (shown.Length <= Widest) return shown;
        return $"{shown.AsSpan(0, char.IsLowSurrogate(shown[Widest]) ? Widest - 1 : Widest)}{Cut}";
    }

    /// <summary>As wide as the text: tabs stay, for they are as wide as the reader's terminal says.</summary>
    private static string Blank(string text) => string.Concat(text.EnumerateRunes().Select(c => c.Value == '\t' ? "\t" : new string(' ', DisplayWidth.Of(c))));

    /// <summary>The length of the word or the text in quotes that begins here; 1 for anything else.</summary>
    private static int TokenLength(ReadOnlySpan<char> text)
    {
        if (text is ['"', ..]) return text[1..].IndexOf('"') is >= 0 and var end ? Math.Min(end + 2, Widest / 3) : 1;
        int length = 0;
        while (length < text.Length && (char.IsLetterOrDigit(text[length]) || text[length] == '_')) length++;
        return Math.Max(1, length);
    }
}
