using RecipeRunner.Cli.Settings;
using RecipeRunner.Converging;

namespace RecipeRunner.Cli.Commands;

/// <summary>Where state and caches lie when nobody says otherwise.</summary>
internal static class Folders
{
    /// <summary>As the command line says; else as the settings file says, which may name caches and backups by themselves.</summary>
    public static StateFolders From(string? stateDir, FileSettings? file, bool isRoot)
    {
        if (stateDir is not null || file is null) return Default(stateDir, isRoot);
        StateFolders folders = Default(file.StateDir, isRoot);
        return folders with { Cache = file.FileCachePath ?? folders.Cache, Backups = file.BackupPath ?? folders.Backups };
    }

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
