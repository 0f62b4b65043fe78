namespace RecipeRunner.Nodes;

/// <summary>A value that stood at a place of one level before: it was written over, or removed.</summary>
internal sealed class PastValue
{
    /// <summary>How many earlier values of one place are remembered: enough to explain it, too few to leak in a loop of writes.</summary>
    private const int Remembered = 8;

    public PastValue(AttributeNode value, Origin? removedBy)
    {
        (Value, RemovedBy) = (value, removedBy);
        Count = 1 + (value.Past?.Count ?? 0);
        var last = this;
        for (var i = 1; i < Remembered && last.Value.Past is { } before; i++)
            last = before;
        last.Value.Past = null;
    }

    public AttributeNode Value { get; }

    /// <summary>Who removed it; null when it was written over.</summary>
    public Origin? RemovedBy { get; }

    /// <summary>How many values stood here up to this one, those that are not remembered any more included.</summary>
    public int Count { get; }
}
