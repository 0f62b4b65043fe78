namespace RecipeRunner.Searching;

/// <summary>
/// Reads Chef's queries, a part of Lucene's language: NOT binds closest, then AND, then OR; terms next to each other are joined
/// by OR, as in chef-zero, and a <c>+</c>, <c>-</c> or <c>NOT</c> among them says that its term must or must not match, as in Lucene.
/// </summary>
internal sealed class QueryParser
{
    private const int DeepestNesting = 100;

    private readonly string query;
    private readonly List<QueryToken> tokens;
    private int next;
    private int depth;

    private QueryParser(string query) => (this.query, tokens) = (query, QueryLexer.Read(query));

    private QueryToken Next => tokens[next];

    /// <exception cref="QueryException">The text is no query.</exception>
    public static SearchQuery Parse(string query)
    {
        var parser = new QueryParser(query);
        if (parser.Next.Kind == QueryTokenKind.End) throw parser.Wrong("the query is empty; *:* finds everything.");
        SearchQuery parsed = parser.ReadAny(key: null);
        return parser.Next.Kind == QueryTokenKind.End ? parsed : throw parser.Wrong("nothing is open that this could close.");
    }

    /// <summary>Clauses joined by OR or by nothing. With a key they are tests of its values.</summary>
    private SearchQuery ReadAny(QueryToken? key)
    {
        List<SearchQuery> must = [], may = [];
        bool joined = false, isAnyRequired = false;
        do
        {
            Clause clause = ReadAll(key);
            bool isAlternative = joined || (must.Count + may.Count == 0 && Next.Kind == QueryTokenKind.Or);
            if (clause.Occurs == Occurs.May || (clause.Occurs == Occurs.MustNot && isAlternative)) may.Add(clause.Query);
            else must.Add(clause.Query);
            isAnyRequired |= clause.Occurs == Occurs.Must;
            joined = Take(QueryTokenKind.Or);
        }
        while (joined || Next.Kind is not (QueryTokenKind.End or QueryTokenKind.Close or QueryTokenKind.RangeClose));
        // Of what only may match, one has to, unless something else must.
        if (may.Count > 0 && !isAnyRequired) must.Add(may is [var only] ? only : new AnyOf(may));
        return must is [var single] ? single : new AllOf(must);
    }

    /// <summary>Clauses joined by AND.</summary>
    private Clause ReadAll(QueryToken? key)
    {
        Clause first = ReadClause(key);
        if (Next.Kind != QueryTokenKind.And) return first;
        List<SearchQuery> all = [first.Query];
        while (Take(QueryTokenKind.And)) all.Add(ReadClause(key).Query);
        return new(Occurs.May, new AllOf(all));
    }

    private Clause ReadClause(QueryToken? key)
    {
        if (++depth > DeepestNesting) throw Wrong($"the query is nested more than {DeepestNesting} deep.");
        Clause clause;
        if (Take(QueryTokenKind.Not)) clause = new(Occurs.MustNot, new Not(ReadClause(key).Query));
        else if (Take(QueryTokenKind.Must)) clause = new(Occurs.Must, ReadClause(key).Query);
        else clause = new(Occurs.May, ReadOne(key));
        depth--;
        return clause;
    }

    private SearchQuery ReadOne(QueryToken? key)
    {
        QueryToken token = Next;
        if (Take(QueryTokenKind.Open))
        {
            SearchQuery group = ReadAny(key);
            return Take(QueryTokenKind.Close) ? group : throw Wrong("the parenthesis is not closed.", token);
        }
        if (token.Kind == QueryTokenKind.Term && tokens[next + 1].Kind == QueryTokenKind.Colon)
        {
            if (key is { } outer) throw Wrong($"a ':' in a value is written \\:, or the value in quotes: {outer.Text}:\"{token.Text}:...\".", tokens[next + 1]);
            next += 2;
            return ReadClause(token).Query;
        }
        return key is { } of ? new FieldQuery(SearchPattern.Term(of.Text), ReadTest(of)) : throw NoKey(token);
    }

    private ValueTest ReadTest(QueryToken key)
    {
        QueryToken token = Next;
        if (Take(QueryTokenKind.Term)) return new WordsTest(SearchPattern.Term(token.Text));
        if (Take(QueryTokenKind.Phrase)) return new WordsTest(SearchPattern.Phrase(token.Text));
        if (Take(QueryTokenKind.RangeOpen)) return ReadRange(token);
        throw Wrong($"a value is missing; {key.Text}:* finds all that have the key.");
    }

    private RangeTest ReadRange(QueryToken open)
    {
        string? from = ReadBound();
        if (Next is not { Kind: QueryTokenKind.Term, Text: "TO" }) throw Wrong("a range is written [from TO to], with * for no bound.");
        next++;
        string? to = ReadBound();
        QueryToken close = Next;
        return Take(QueryTokenKind.RangeClose)
            ? new RangeTest(from, to, open.Text == "[", close.Text == "]")
            : throw Wrong("the range is not closed: it is written [from TO to], a bound that holds a space in quotes.");
    }

    private string? ReadBound()
    {
        QueryToken token = Next;
        if (!Take(QueryTokenKind.Term) && !Take(QueryTokenKind.Phrase)) throw Wrong("a bound of the range is missing; * is no bound.");
        return token is { Kind: QueryTokenKind.Term, Text: "*" } ? null : SearchPattern.Unescape(token.Text);
    }

    private QueryException NoKey(QueryToken token) => token.Kind switch
    {
        QueryTokenKind.Term when token.Text is "and" or "or" or "not" => Wrong($"operators are written in capitals: {token.Text.ToUpperInvariant()}."),
        QueryTokenKind.Term or QueryTokenKind.Phrase => Wrong("a term needs a key: name:value, or *:value for any key."),
        QueryTokenKind.RangeOpen => Wrong("a range needs a key: key:[from TO to]."),
        QueryTokenKind.Colon => Wrong("the key before ':' is missing; *:value searches every key."),
        _ => Wrong("a term is missing here: key:value."),
    };

    private bool Take(QueryTokenKind kind)
    {
        if (Next.Kind != kind) return false;
        next++;
        return true;
    }

    private QueryException Wrong(string problem, QueryToken? at = null) => new(query, (at ?? Next).At, problem);

    private enum Occurs
    {
        May,
        Must,
        MustNot,
    }

    private readonly record struct Clause(Occurs Occurs, SearchQuery Query);
}
