namespace RecipeRunner.Searching;

/// <summary>A parsed query, or a part of one. It asks the fields of one document.</summary>
internal abstract record SearchQuery
{
    public abstract bool Matches(SearchFields fields);
}

/// <summary><c>key:value</c>: some value of some field that the key names passes the test.</summary>
internal sealed record FieldQuery(SearchPattern Key, ValueTest Value) : SearchQuery
{
    public override bool Matches(SearchFields fields)
    {
        if (Key.Literal is { } name) return fields.Of(name) is { } values && Value.PassesAny(values);
        // Every document has something.
        if (Key.IsAnything && Value.PassesAny([])) return true;
        foreach ((string key, List<string> values) in fields.All())
            if (Key.MatchesWhole(key) && Value.PassesAny(values))
                return true;
        return false;
    }
}

/// <summary><c>a AND b</c>.</summary>
internal sealed record AllOf(IReadOnlyList<SearchQuery> Parts) : SearchQuery
{
    public override bool Matches(SearchFields fields)
    {
        foreach (SearchQuery part in Parts)
            if (!part.Matches(fields))
                return false;
        return true;
    }
}

/// <summary><c>a OR b</c>, and <c>a b</c>.</summary>
internal sealed record AnyOf(IReadOnlyList<SearchQuery> Parts) : SearchQuery
{
    public override bool Matches(SearchFields fields)
    {
        foreach (SearchQuery part in Parts)
            if (part.Matches(fields))
                return true;
        return false;
    }
}

/// <summary><c>NOT a</c>.</summary>
internal sealed record Not(SearchQuery Part) : SearchQuery
{
    public override bool Matches(SearchFields fields) => !Part.Matches(fields);
}
