using RecipeRunner.Converging;

namespace RecipeRunner.Cli.Commands;

/// <summary>Where state and caches lie when nobody says otherwise.</summary>
internal static class Folders
{
    /// <summary>Without root the state is the system's, to be read; caches are the user's own.</summary>
    public static StateFolders Default(string? stateDir, bool isRoot)
    {
        if (stateDir is not null) return new(Path.GetFullPath(stateDir), Path.GetFullPath(stateDir) + "/cache");
        return new("/var/lib/recipe-runner", isRoot ? "/var/cache/recipe-runner" : UserCache() + "/recipe-runner");
    }

    private static string UserCache() =>
        Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache && cache[0] == '/'
            ? cache
            : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify) + "/.cache";
}
