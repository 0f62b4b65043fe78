namespace RecipeRunner.Searching;

/// <summary>Cuts a query into tokens.</summary>
internal sealed class QueryLexer(string query)
{
    private readonly List<QueryToken> tokens = [];
    private int at;
    private bool inRange;

    /// <exception cref="QueryException">A quote is not closed, or a character cannot stand where it does.</exception>
    public static List<QueryToken> Read(string query)
    {
        var lexer = new QueryLexer(query);
        while (lexer.ReadOne())
        {
        }
        lexer.tokens.Add(new(QueryTokenKind.End, query.Length, ""));
        return lexer.tokens;
    }

    private bool ReadOne()
    {
        while (at < query.Length && char.IsWhiteSpace(query[at])) at++;
        if (at == query.Length) return false;
        switch (query[at])
        {
            case '"':
                ReadPhrase();
                break;
            case ']' or '}':
                inRange = false;
                Add(QueryTokenKind.RangeClose);
                break;
            case '[' or '{':
                if (IsGlued(at)) throw Wrong(at, $"a '{query[at]}' in a value is written \\{query[at]}, or the value in quotes.");
                inRange = true;
                Add(QueryTokenKind.RangeOpen);
                break;
            case '^':
                SkipBoost();
                break;
            case '~':
                throw Wrong(at, "'~' (fuzzy search) is not known, nor is it to chef-solo: use the wildcards * and ?, or write \\~ for the character.");
            case var c when !inRange && Operator(c) is { } kind:
                Add(kind);
                break;
            case '&' or '|' when IsDouble(at):
                Add(query[at] == '&' ? QueryTokenKind.And : QueryTokenKind.Or, 2);
                break;
            default:
                ReadTerm();
                break;
        }
        return true;
    }

    private static QueryTokenKind? Operator(char c) => c switch
    {
        '(' => QueryTokenKind.Open,
        ')' => QueryTokenKind.Close,
        ':' => QueryTokenKind.Colon,
        '!' or '-' => QueryTokenKind.Not,
        '+' => QueryTokenKind.Must,
        _ => null,
    };

    private void ReadPhrase()
    {
        int start = at++;
        if (IsGlued(start)) throw Wrong(start, "a quote in a value is written \\\".");
        for (; at < query.Length; at++)
        {
            if (query[at] == '\\') at++;
            else if (query[at] == '"')
            {
                tokens.Add(new(QueryTokenKind.Phrase, start, query[(start + 1)..at++]));
                return;
            }
        }
        throw Wrong(start, "the quote that begins here is not closed; a quote in a value is written \\\".");
    }

    private void ReadTerm()
    {
        int start = at;
        while (at < query.Length && !EndsTerm())
        {
            if (query[at++] != '\\') continue;
            if (at++ == query.Length) throw Wrong(at - 2, "nothing follows the backslash; write \\\\ for the character.");
        }
        string text = query[start..at];
        tokens.Add(new(text switch { "AND" => QueryTokenKind.And, "OR" => QueryTokenKind.Or, "NOT" => QueryTokenKind.Not, _ => QueryTokenKind.Term }, start, text));
    }

    /// <summary>Inside a term '-', '+', '!' and '/' are characters like others; in a range ':' is too, for times of day.</summary>
    private bool EndsTerm() => query[at] switch
    {
        '"' or '[' or ']' or '{' or '}' or '^' or '~' => true,
        '(' or ')' or ':' => !inRange,
        '&' or '|' => IsDouble(at),
        var c => char.IsWhiteSpace(c),
    };

    /// <summary>Lucene's weight of a term in the order of results. Here they are ordered by name, as in chef-solo, so it says nothing.</summary>
    private void SkipBoost()
    {
        int start = at++;
        while (at < query.Length && (char.IsAsciiDigit(query[at]) || query[at] == '.')) at++;
        if (at == start + 1 || !IsGlued(start)) throw Wrong(start, "'^' gives what stands before it a weight, as in role:web^2; write \\^ for the character.");
    }

    private bool IsDouble(int index) => index + 1 < query.Length && query[index + 1] == query[index];

    /// <summary>Whether a term, phrase, group or range ends just before this place.</summary>
    private bool IsGlued(int place) => place > 0 && !char.IsWhiteSpace(query[place - 1])
        && tokens is [.., { Kind: QueryTokenKind.Term or QueryTokenKind.Phrase or QueryTokenKind.Close or QueryTokenKind.RangeClose }];

    private void Add(QueryTokenKind kind, int length = 1)
    {
        tokens.Add(new(kind, at, query.Substring(at, length)));
        at += length;
    }

    private QueryException Wrong(int index, string problem) => new(query, index, problem);
}
