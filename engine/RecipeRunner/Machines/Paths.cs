namespace RecipeRunner.Machines;

/// <summary>Absolute paths as text.</summary>
internal static class Paths
{
    /// <summary>The folder that a path stands in; that of the root is the root.</summary>
    public static ReadOnlySpan<char> Folder(ReadOnlySpan<char> path)
    {
        int slash = path.TrimEnd('/').LastIndexOf('/');
        return slash <= 0 ? "/" : path[..slash];
    }

    /// <summary>The last part; empty when the path ends in a slash.</summary>
    public static ReadOnlySpan<char> Name(ReadOnlySpan<char> path) => path[(path.LastIndexOf('/') + 1)..];

    public static string Join(ReadOnlySpan<char> folder, ReadOnlySpan<char> name) =>
        name.Length == 0 ? folder.ToString() : folder is "/" ? $"/{name}" : $"{folder}/{name}";

    /// <summary>Whether a path lies under a folder.</summary>
    public static bool IsUnder(ReadOnlySpan<char> path, ReadOnlySpan<char> folder) =>
        folder is "/" || (path.Length > folder.Length && path[folder.Length] == '/' && path.StartsWith(folder, StringComparison.Ordinal));
}
