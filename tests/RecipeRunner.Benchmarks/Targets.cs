using RecipeRunner.Benchmarks.Contestants;

namespace RecipeRunner.Benchmarks;

/// <summary>Something to be reached: what was measured is to stay below the limit.</summary>
/// <param name="Claim">For the table.</param>
/// <param name="Measured">What it is about.</param>
/// <param name="Limit">What it has to stay below.</param>
/// <param name="Base">What the claim's factor multiplies; null when the claim has none.</param>
internal sealed record Target(string Claim, Amount Measured, Amount Limit, Amount? Base = null)
{
    public bool IsMemory { get; init; }
}

/// <summary>What other tools were measured at elsewhere, in milliseconds of wall time: shown, not judged.</summary>
internal sealed record Published(string Claim, string Row, double Wall);

/// <summary>All targets, in one place.</summary>
internal static class Targets
{
    private static Amount Hello => Amount.Of(Row.Hello, Row.Hello);

    public static IReadOnlyList<Target> All { get; } =
    [
        AtMost(4, Hello, "W1 no-op, warm: under 4 times hello-world", Amount.Of(Row.NoOp("W1"))),
        AtMost(4, Hello, "shipped no-op, warm: under 4 times hello-world", Amount.Of(Row.ShippedNoOp)),
        new("W3 no-op: under 5 times the C floor plus the W1 figure",
            Amount.Of(Row.NoOp("W3")), 5 * OfFloor(Row.NoOp("W3")) + Amount.Of(Row.NoOp("W1")), OfFloor(Row.NoOp("W3"))),
        AtMost(3, OfFloor(Row.First("W3")), "W3 first: under 3 times the C floor, same fsyncs", Amount.Of(Row.First("W3"))),
        new("W5 no-op: under W1 plus 30 ms", Amount.Of(Row.NoOp("W5")), Amount.Of(Row.NoOp("W1")) + 30),
        Linear("resources, first", Row.First("W2"), Row.First("W3")),
        Linear("resources, no-op", Row.NoOp("W2"), Row.NoOp("W3")),
        Linear("notifications, first", Row.First("W2n"), Row.First("W3n")),
        Linear("notifications, no-op", Row.NoOp("W2n"), Row.NoOp("W3n")),
        new("W3 first: 150 MB", Amount.Of(Row.First("W3")), 150) { IsMemory = true },
        new("W3 no-op: 150 MB", Amount.Of(Row.NoOp("W3")), 150) { IsMemory = true },
        .. Ahead(Row.First("W2"), Row.NoOp("W2"), Row.First("W3"), Row.NoOp("W3"), Row.First("W4"), Row.NoOp("W4"), Row.NoOp("W5")),
    ];

    public static IReadOnlyList<Published> Chef { get; } =
    [
        new("Chef, empty run", Row.NoOp("W0"), 1_230),
        new("Chef, haproxy no-op", Row.ShippedNoOp, 2_060),
        new("Chef, 10,000 files no-op", Row.NoOp("W3"), 8_600),
    ];

    private static Amount OfFloor(string row) => Amount.Of(row, Floor.Title);

    private static Target AtMost(double factor, Amount floor, string claim, Amount measured) =>
        new(claim, measured, factor * floor, floor);

    /// <summary>10,000 resources cost above the empty run what 1,000 do, ten times over, or at most 1.3 times that.</summary>
    private static Target Linear(string of, string thousand, string tenThousand)
    {
        var empty = Amount.Of(Row.NoOp("W0"));
        var expected = 10 * (Amount.Of(thousand) - empty);
        return new($"linear in {of}: 10,000 within 1.3 times of 10 × 1,000", Amount.Of(tenThousand) - empty, 1.3 * expected, expected);
    }

    private static IEnumerable<Target> Ahead(params string[] rows) =>
        rows.Select(row => new Target($"{row}: ahead of CFEngine", Amount.Of(row), Amount.Of(row, CFEngine.Title), Amount.Of(row, CFEngine.Title)));
}
