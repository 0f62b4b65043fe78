namespace RecipeRunner.Cli.Settings.Ruby;

/// <summary>Splits a settings file into words.</summary>
internal sealed class Lexer(RubySource source, int start = 0)
{
    private static readonly string[] Marks = ["::", "=>", "||=", "||", "&&", "==", "!=", "<<", "+=", "->", "=~"];

    private readonly string text = source.Text;
    private readonly List<Token> tokens = [];
    private int at = start;
    private int brackets;
    private bool spaceBefore = true;

    /// <summary>The words of the whole file.</summary>
    public static IReadOnlyList<Token> Read(RubySource source)
    {
        var lexer = new Lexer(source);
        while (lexer.at < lexer.text.Length && !lexer.EndsHere()) lexer.Next();
        lexer.Add(TokenKind.End, "the end of the file", lexer.at, lexer.at);
        return lexer.tokens;
    }

    /// <summary>The words of a <c>#{...}</c> up to its closing brace, and where that stands.</summary>
    public static (IReadOnlyList<Token> Tokens, int End) ReadInterpolation(RubySource source, int start)
    {
        var lexer = new Lexer(source, start);
        while (true)
        {
            if (lexer.at >= lexer.text.Length) throw source.Wrong(start, "the #{ is not closed");
            if (lexer.text[lexer.at] == '}' && lexer.brackets == 0) break;
            lexer.Next();
        }
        lexer.Add(TokenKind.End, "}", lexer.at, lexer.at);
        return (lexer.tokens, lexer.at);
    }

    private char Current => at < text.Length ? text[at] : '\0';

    private bool AtLineStart => at == 0 || text[at - 1] == '\n';

    private bool EndsHere() => AtLineStart && text.AsSpan(at).StartsWith("__END__") && at + 7 is var end && (end == text.Length || text[end] is '\n' or '\r');

    private void Next()
    {
        int from = at;
        char c = text[at];
        if (AtLineStart && text.AsSpan(at).StartsWith("=begin")) SkipCommentBlock();
        else if (c == '\n' || c == ';') LineEnd();
        else if (c is ' ' or '\t' or '\r') Skip(1);
        else if (c == '\\' && text.AsSpan(at + 1).TrimStart('\r').StartsWith("\n")) Skip(text.IndexOf('\n', at) + 1 - at);
        else if (c == '#') Skip(text.AsSpan(at).IndexOf('\n') is >= 0 and var length ? length : text.Length - at);
        else if (c is '"' or '\'' or '`') Quoted(c);
        else if (c == '%' && PercentLiteral() is { } opening) Percent(opening);
        else if (c == ':' && text.AsSpan(at + 1) is ['"' or '\'', ..]) QuotedSymbol();
        else if (c == ':' && IsNameStart(at + 1)) PlainSymbol();
        else if (char.IsAsciiDigit(c) || (c == '-' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]))) Number();
        else if (IsNameStart(at)) Word();
        else Mark();
    }

    private void Skip(int length)
    {
        at += length;
        spaceBefore = true;
    }

    /// <summary>A new line ends nothing inside brackets, and after a word that wants another one.</summary>
    private void LineEnd()
    {
        bool goesOn = brackets > 0 || tokens is [.., { Kind: TokenKind.Mark, Text: not (")" or "]" or "}") }] || FollowedByDot();
        if (!goesOn || Current == ';') Add(TokenKind.LineEnd, "the end of the line", at, at);
        Skip(1);
    }

    private bool FollowedByDot() => text.AsSpan(at).TrimStart() is ['.', not '.', ..];

    private void SkipCommentBlock()
    {
        int end = text.IndexOf("\n=end", at, StringComparison.Ordinal);
        if (end < 0) throw source.Wrong(at, "the comment =begin has no =end");
        int line = text.IndexOf('\n', end + 1);
        Skip((line < 0 ? text.Length : line) - at);
    }

    private void Quoted(char quote)
    {
        if (quote == '`') throw source.NotRead(at, "a command in backquotes is not run.");
        int from = at;
        (IReadOnlyList<TextPart> parts, int end) = TextLiteral.Read(source, at + 1, quote, quote, interpolates: quote == '"');
        at = end;
        // {"key": value}
        if (Current == ':' && text.AsSpan(at) is not [':', ':', ..] && brackets > 0 && parts.All(p => p.Code is null)) Add(TokenKind.Label, string.Concat(parts.Select(p => p.Text)), from, at + 1);
        else Add(TokenKind.Text, text[from..at], from, at, parts);
    }

    private void PlainSymbol()
    {
        string name = Name(at + 1);
        Add(TokenKind.Symbol, name, at, at + 1 + name.Length);
    }

    private void QuotedSymbol()
    {
        int from = at;
        (IReadOnlyList<TextPart> parts, int end) = TextLiteral.Read(source, at + 2, text[at + 1], text[at + 1], interpolates: false);
        Add(TokenKind.Symbol, string.Concat(parts.Select(p => p.Text)), from, end);
    }

    /// <summary>Where the bracket of a <c>%w(</c> stands, or null when the percent sign is none of that kind.</summary>
    private int? PercentLiteral()
    {
        int bracket = at + 1 < text.Length && char.IsAsciiLetter(text[at + 1]) ? at + 2 : at + 1;
        return bracket < text.Length && text[bracket] is '(' or '[' or '{' or '<' or '|' or '!' or '/' ? bracket : null;
    }

    private void Percent(int bracket)
    {
        int from = at;
        char kind = bracket == at + 1 ? 'Q' : text[at + 1];
        if (kind is not ('w' or 'W' or 'i' or 'I' or 'q' or 'Q')) throw source.NotRead(at, $"%{kind} is not read here.");
        char opening = text[bracket];
        char closing = opening switch { '(' => ')', '[' => ']', '{' => '}', '<' => '>', _ => opening };
        (IReadOnlyList<TextPart> parts, int end) = TextLiteral.Read(source, bracket + 1, opening, closing, interpolates: kind is 'Q' or 'W' or 'I');
        if (kind is 'q' or 'Q')
        {
            Add(TokenKind.Text, text[from..end], from, end, parts);
            return;
        }
        if (parts.Any(p => p.Code is not null)) throw source.NotRead(from, $"%{kind} with #{{...}} is not read here; write a list of texts.");
        string[] words = string.Concat(parts.Select(p => p.Text)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        Add(TokenKind.Words, text[from..end], from, end, value: words.Select(object? (w) => kind is 'i' or 'I' ? new RubySymbol(w) : w).ToList());
    }

    private void Number()
    {
        int from = at++;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '_' || (text[at] == '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])))) at++;
        string written = text[from..at];
        Add(TokenKind.Number, written, from, at, value: NumberLiteral.Parse(written) ?? throw source.Wrong(from, $"{written} is no number"));
    }

    private void Word()
    {
        int from = at;
        string name = Name(at);
        int end = at + name.Length;
        if (end < text.Length && text[end] == ':' && (end + 1 == text.Length || text[end + 1] != ':') && tokens is not [.., { Text: "?" }]) Add(TokenKind.Label, name, from, end + 1);
        else Add(char.IsAsciiLetterUpper(name[0]) ? TokenKind.Constant : TokenKind.Name, name, from, end);
    }

    private void Mark()
    {
        string mark = Marks.FirstOrDefault(m => text.AsSpan(at).StartsWith(m)) ?? text[at].ToString();
        if (mark is "(" or "[" or "{") brackets++;
        if (mark is ")" or "]" or "}") brackets = Math.Max(0, brackets - 1);
        if (mark == "<<" && text.AsSpan(at + 2) is ['~' or '-' or '"' or '\'' or (>= 'A' and <= 'Z'), ..]) throw source.NotRead(at, "a text in << form is not read here; write it in quotes.");
        Add(TokenKind.Mark, mark, at, at + mark.Length);
    }

    private bool IsNameStart(int i) => i < text.Length && (char.IsAsciiLetter(text[i]) || text[i] == '_');

    /// <summary>The name that begins here, with the ? or ! that may end a method's.</summary>
    private string Name(int from)
    {
        int end = from;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_')) end++;
        if (end + 1 < text.Length && text[end] is '?' or '!' && text[end + 1] is not ('=' or ':')) end++;
        return text[from..end];
    }

    private void Add(TokenKind kind, string written, int from, int end, IReadOnlyList<TextPart>? parts = null, object? value = null)
    {
        tokens.Add(new(kind, written, from, spaceBefore) { Parts = parts ?? [], Value = value });
        at = end;
        spaceBefore = false;
    }
}
