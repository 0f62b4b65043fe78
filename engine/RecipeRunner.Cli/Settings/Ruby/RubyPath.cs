namespace RecipeRunner.Cli.Settings.Ruby;

/// <summary>Paths as Ruby's File makes them.</summary>
internal static class RubyPath
{
    public static string Home => Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);

    /// <summary>Joins with one slash between, wherever the pieces have some; a leading slash of a later piece does not begin anew.</summary>
    public static string Join(IEnumerable<string> pieces)
    {
        string? joined = null;
        foreach (string piece in pieces) joined = joined is null ? piece : $"{joined.TrimEnd('/')}/{piece.TrimStart('/')}";
        return joined ?? "";
    }

    public static string Parent(string path)
    {
        string trimmed = path.TrimEnd('/');
        int slash = trimmed.LastIndexOf('/');
        return slash switch { < 0 => trimmed.Length == 0 && path.Length > 0 ? "/" : ".", 0 => "/", _ => trimmed[..slash].TrimEnd('/') is { Length: > 0 } parent ? parent : "/" };
    }

    /// <summary>The full path, seen from a folder; <c>~</c> is the home folder.</summary>
    public static string Expand(string path, string folder)
    {
        if (path == "~" || path.StartsWith("~/", StringComparison.Ordinal)) path = Home + path[1..];
        string full = Path.GetFullPath(Path.Combine(folder, path));
        return full.Length > 1 ? full.TrimEnd('/') : full;
    }
}
