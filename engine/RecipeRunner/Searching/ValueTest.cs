using System.Globalization;

namespace RecipeRunner.Searching;

/// <summary>What a query asks of a field's values.</summary>
internal abstract record ValueTest
{
    /// <summary>Whether one of the values passes. A field may have none: an empty list or map.</summary>
    public virtual bool PassesAny(List<string> values)
    {
        foreach (string value in values)
            if (Passes(value))
                return true;
        return false;
    }

    protected abstract bool Passes(string value);
}

/// <summary>A term or a phrase, which a value must hold as whole words.</summary>
internal sealed record WordsTest(SearchPattern Words) : ValueTest
{
    public override bool PassesAny(List<string> values) => Words.IsAnything || base.PassesAny(values);

    protected override bool Passes(string value) => Words.MatchesWords(value);
}

/// <summary>
/// <c>[from TO to]</c>, or <c>{from TO to}</c> without the bounds; null is no bound. By number where the bounds and the value are
/// numbers, else by text.
/// </summary>
internal sealed record RangeTest(string? From, string? To, bool WithFrom, bool WithTo) : ValueTest
{
    private readonly double? fromNumber = Number(From);
    private readonly double? toNumber = Number(To);

    public override bool PassesAny(List<string> values) => (From is null && To is null) || base.PassesAny(values);

    protected override bool Passes(string value)
    {
        bool byNumber = (From is null || fromNumber is not null) && (To is null || toNumber is not null);
        double? number = byNumber ? Number(value) : null;
        return (From is null || IsInside(Compare(value, number, From, fromNumber), WithFrom))
            && (To is null || IsInside(-Compare(value, number, To, toNumber), WithTo));
    }

    private static bool IsInside(int above, bool withBound) => above > 0 || (above == 0 && withBound);

    private static int Compare(string value, double? number, string bound, double? boundNumber) =>
        number is { } n && boundNumber is { } b ? n.CompareTo(b) : string.Compare(value, bound, StringComparison.OrdinalIgnoreCase);

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number) ? number : null;
}
