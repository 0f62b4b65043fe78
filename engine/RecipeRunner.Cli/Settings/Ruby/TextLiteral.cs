using System.Globalization;
using System.Text;

namespace RecipeRunner.Cli.Settings.Ruby;

/// <summary>Reads what stands between two quotes, with Ruby's escapes and <c>#{...}</c>.</summary>
internal static class TextLiteral
{
    /// <summary>The parts of a text that begins after its opening quote, and where the rest of the file begins.</summary>
    public static (IReadOnlyList<TextPart> Parts, int End) Read(RubySource source, int start, char opening, char closing, bool interpolates)
    {
        string text = source.Text;
        var parts = new List<TextPart>();
        var literal = new StringBuilder();
        int depth = 0;
        for (int at = start; at < text.Length; at++)
        {
            char c = text[at];
            if (c == closing && depth == 0)
            {
                if (literal.Length > 0 || parts.Count == 0) parts.Add(new(literal.ToString(), null));
                return (parts, at + 1);
            }
            if (opening != closing && c == opening) depth++;
            if (opening != closing && c == closing) depth--;
            if (c == '\\' && at + 1 < text.Length)
            {
                at++;
                if (interpolates) at += Escape(source, at, literal) - 1;
                else if (text[at] is '\\' || text[at] == closing || text[at] == opening) literal.Append(text[at]);
                else literal.Append('\\').Append(text[at]);
            }
            else if (interpolates && c == '#' && at + 1 < text.Length && text[at + 1] == '{')
            {
                (IReadOnlyList<Token> code, int end) = Lexer.ReadInterpolation(source, at + 2);
                if (literal.Length > 0) parts.Add(new(literal.ToString(), null));
                parts.Add(new("", code));
                literal.Clear();
                at = end;
            }
            else
            {
                literal.Append(c);
            }
        }
        throw source.Wrong(start - 1, $"the text is not closed; a {closing} is missing");
    }

    /// <summary>Appends what an escape means; returns how many characters it has after its backslash.</summary>
    private static int Escape(RubySource source, int at, StringBuilder literal)
    {
        string text = source.Text;
        switch (text[at])
        {
            case 'n': literal.Append('\n'); return 1;
            case 't': literal.Append('\t'); return 1;
            case 'r': literal.Append('\r'); return 1;
            case '0': literal.Append('\0'); return 1;
            case 'e': literal.Append('\u001b'); return 1;
            case 's': literal.Append(' '); return 1;
            case '\n': return 1;
            case 'u' when at + 5 <= text.Length && ushort.TryParse(text.AsSpan(at + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out ushort unit):
                literal.Append((char)unit);
                return 5;
            case 'u' or 'x' or 'c' or 'C' or 'M' or (>= '1' and <= '7'):
                throw source.NotRead(at - 1, $"the escape \\{text[at]} is not read here; write the character itself.");
            default: literal.Append(text[at]); return 1;
        }
    }
}
