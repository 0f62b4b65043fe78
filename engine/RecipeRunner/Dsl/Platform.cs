namespace RecipeRunner.Dsl;

/// <summary>Which platform the node runs.</summary>
public static partial class Recipe
{
    /// <summary>Whether the node's platform is one of these: <c>debian</c>, <c>ubuntu</c> (Chef's <c>platform?</c>).</summary>
    public static bool IsPlatform(params ReadOnlySpan<string> names) => IsOneOf("platform", names);

    /// <summary>Whether the node's platform is of one of these families; Ubuntu too is of <c>debian</c> (Chef's <c>platform_family?</c>).</summary>
    public static bool IsPlatformFamily(params ReadOnlySpan<string> families) => IsOneOf("platform_family", families);

    private static bool IsOneOf(string key, ReadOnlySpan<string> names) => (string?)node.Read(key) is { } name && names.Contains(name);
}
