namespace RecipeRunner.Stacks.Import;

/// <summary>What the API shows of a secret is none.</summary>
internal static class Secrets
{
    private const string Filtered = "*****FILTERED*****";

    /// <summary>A value that may be a secret; null, and told of, where the API kept it.</summary>
    public static string? Shown(string? value, string path, Action<string>? note)
    {
        if (value != Filtered) return value;
        note?.Invoke($"{path} is null: the API does not show it. Give it in custom JSON.");
        return null;
    }
}
