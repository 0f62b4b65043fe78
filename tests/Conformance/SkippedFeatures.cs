namespace RecipeRunner.Tests.Conformance;

/// <summary>The closed list of what RecipeRunner deliberately does not do as Chef does; a case is skipped by what it needs, never by its name.</summary>
public static class SkippedFeatures
{
    private static readonly (string Feature, Func<VectorCase, bool> Needs)[] Features =
    [
        ("legacy mode of chef-solo", vector => Mode(vector) == "legacy"),
        ("client mode (chef-client's own options)", vector => Mode(vector)?.StartsWith("chef-client", StringComparison.Ordinal) == true),
    ];

    /// <summary>The name of the skipped feature that a case needs, or null when it is run.</summary>
    public static string? Of(VectorCase vector)
    {
        foreach (var (feature, needs) in Features)
        {
            if (needs(vector))
                return feature;
        }
        return null;
    }

    private static string? Mode(VectorCase vector) => vector.Find("mode")?.GetString();
}
