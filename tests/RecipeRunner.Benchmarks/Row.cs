namespace RecipeRunner.Benchmarks;

/// <summary>The names of the table's rows.</summary>
internal static class Row
{
    public const string Hello = "hello-world";

    public const string ShippedNoOp = "shipped no-op";

    public const string ShippedCold = "shipped no-op, empty recipe cache";

    public static string First(string workload) => workload + " first";

    public static string NoOp(string workload) => workload + " no-op";
}
