namespace RecipeRunner.Searching;

internal enum QueryTokenKind
{
    Term,

    /// <summary>What stands between two quotes.</summary>
    Phrase,

    And,
    Or,

    /// <summary><c>NOT</c>, <c>!</c> or <c>-</c>: what follows must not match.</summary>
    Not,

    /// <summary><c>+</c>: what follows must match.</summary>
    Must,

    Colon,
    Open,
    Close,
    RangeOpen,
    RangeClose,
    End,
}

/// <summary>A piece of a query.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="At">Where it begins, from 0.</param>
/// <param name="Text">Its text, escapes and all.</param>
internal readonly record struct QueryToken(QueryTokenKind Kind, int At, string Text);
