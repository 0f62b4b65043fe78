namespace RecipeRunner.Nodes;

/// <summary>Looks back from the reader's place into the text, for what the reader does not tell. Places only ever move forward.</summary>
internal sealed class JsonText(string json)
{
    private int line = 1;
    private int lineStart;

    /// <summary>The number that ends at a place, as it is written.</summary>
    public string NumberBefore(int atLine, int column)
    {
        var end = Offset(atLine, column);
        var start = end;
        while (start > 0 && (char.IsAsciiLetterOrDigit(json[start - 1]) || json[start - 1] is '+' or '-' or '.'))
            start--;
        return json[start..end];
    }

    /// <summary>True when a comma comes before the bracket that ends at a place.</summary>
    public bool CommaBefore(int atLine, int column)
    {
        var i = Offset(atLine, column) - 2;
        while (i >= 0 && char.IsWhiteSpace(json[i]))
            i--;
        return i >= 0 && json[i] == ',';
    }

    /// <summary>True for <c>-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?</c>, which is all that JSON allows.</summary>
    public static bool IsNumber(ReadOnlySpan<char> written)
    {
        if (written is ['-', .. var rest])
            written = rest;
        var whole = Digits(written);
        if (whole == 0 || (whole > 1 && written[0] == '0'))
            return false;
        written = written[whole..];
        if (written is ['.', .. var fraction])
        {
            var digits = Digits(fraction);
            if (digits == 0)
                return false;
            written = fraction[digits..];
        }
        if (written is ['e' or 'E', .. var exponent])
        {
            if (exponent is ['+' or '-', .. var unsigned])
                exponent = unsigned;
            return exponent.Length > 0 && Digits(exponent) == exponent.Length;
        }
        return written.Length == 0;
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length : end;
    }

    private int Offset(int atLine, int column)
    {
        for (; line < atLine; line++)
        {
            // A line ends as the reader sees it: LF, CR, or both.
            var end = lineStart + json.AsSpan(lineStart).IndexOfAny('\r', '\n');
            lineStart = end + (json[end] == '\r' && end + 1 < json.Length && json[end + 1] == '\n' ? 2 : 1);
        }
        return lineStart + column;
    }
}
