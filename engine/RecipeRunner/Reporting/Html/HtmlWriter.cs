using System.Runtime.CompilerServices;
using System.Text;

namespace RecipeRunner.Reporting.Html;

/// <summary>
/// Writes HTML as interpolated strings: what stands in the source is markup, and every hole in it is text, escaped for content
/// and for attributes in double quotes. There is no way to put markup into a hole.
/// </summary>
internal sealed class HtmlWriter
{
    private readonly StringBuilder html = new();

    /// <summary>Writes markup with its holes filled, and ends the line: the string has written itself when it arrives here.</summary>
    public void Add([InterpolatedStringHandlerArgument("")] Markup markup)
    {
        _ = markup;
        html.Append('\n');
    }

    /// <summary>Writes what is HTML, a style or a script already: only what is built into the program.</summary>
    public void AddOwn(string markup) => html.Append(markup);

    public override string ToString() => html.ToString();

    private void Escape(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
            _ = c switch
            {
                '<' => html.Append("&lt;"),
                '>' => html.Append("&gt;"),
                '&' => html.Append("&amp;"),
                '"' => html.Append("&quot;"),
                '\'' => html.Append("&#39;"),
                '\n' or '\t' => html.Append(c),
                // Shown, not obeyed: controls as their pictures, and what turns the direction of text as its number.
                < ' ' => html.Append((char)(0x2400 + c)),
                '\u007f' => html.Append('\u2421'),
                (>= '\u0080' and < '\u00a0') or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') => html.Append($"[U+{(int)c:X4}]"),
                _ => html.Append(c),
            };
    }

    /// <summary>The parts of an interpolated string, written as the compiler hands them over.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Markup
    {
        private readonly HtmlWriter writer;

        public Markup(int literalLength, int formattedCount, HtmlWriter writer) => (this.writer, _, _) = (writer, literalLength, formattedCount);

        public void AppendLiteral(string markup) => writer.html.Append(markup);

        public void AppendFormatted(string? text) => writer.Escape(text);

        public void AppendFormatted(int number) => writer.html.Append(number);
    }
}
