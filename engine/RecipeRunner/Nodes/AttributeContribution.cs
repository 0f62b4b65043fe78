namespace RecipeRunner.Nodes;

/// <summary>How a value that somebody set counts in the merged attribute.</summary>
public enum AttributeOutcome
{
    /// <summary>It is the merged value.</summary>
    Wins,

    /// <summary>It is part of the merged map or list.</summary>
    Merged,

    /// <summary>A later write to the same level replaced it.</summary>
    Overwritten,

    /// <summary>It was removed (Chef's <c>rm</c>, <c>unlink</c>, <c>force_default!</c>).</summary>
    Removed,

    /// <summary>A higher level replaced it.</summary>
    Beaten,
}

/// <summary>One value that somebody set for an attribute, and what became of it.</summary>
/// <param name="Level">The level it was set at.</param>
/// <param name="Value">The value, short, as text.</param>
/// <param name="Origin">Who set it.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Reason">Why, in one phrase.</param>
public sealed record AttributeContribution(AttributeLevel Level, string Value, Origin Origin, AttributeOutcome Outcome, string Reason)
{
    /// <summary>How many earlier values of the same level are not remembered any more: the last eight of each place are.</summary>
    public int Forgotten { get; init; }

    /// <summary>The whole value, as plain data.</summary>
    internal object? Plain { get; init; }
}
