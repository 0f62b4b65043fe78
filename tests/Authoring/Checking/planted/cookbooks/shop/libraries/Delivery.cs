namespace Shop;

/// <summary>How goods are delivered.</summary>
[NodeAttributes("shop.delivery")]
public sealed record Delivery
{
    /// <summary>The time that it may take.</summary>
    public TimeSpan Within { get; init; } = TimeSpan.FromDays(3);
}
