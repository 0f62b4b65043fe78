namespace RecipeRunner.Recipes.CompileErrors;

/// <summary>Chef's names as they are in C#: <c>create_if_missing</c> is <c>CreateIfMissing</c>.</summary>
internal static class Pascal
{
    public static string From(string name) => string.Concat(name.Split('_', StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
