using RecipeRunner.Authoring;
using RecipeRunner.Cli.Settings;
using RecipeRunner.Cookbooks;

namespace RecipeRunner.Cli.Authoring;

/// <summary>
/// What the settings file of an author's folder says of cookbooks, roles and the rest: a run reads the recipe-runner.json of the working
/// folder, an author may also stand deeper in that folder, or name a path in it.
/// </summary>
internal static class NamedInSettings
{
    /// <summary>The folders that the nearest file at or above a path names; null without one.</summary>
    /// <exception cref="Converging.RecipeRunnerException">The file cannot be read.</exception>
    public static NamedFolders? At(string path)
    {
        for (string? folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)); folder is not null; folder = Path.GetDirectoryName(folder))
            if (Path.Combine(folder, SettingsFile.Default) is var file && File.Exists(file))
                return Of(folder, SettingsFile.Read(file)!);
        return null;
    }

    /// <summary>The cookbooks that a path is about.</summary>
    /// <exception cref="Converging.RecipeRunnerException">There is none, or the settings file cannot be read.</exception>
    public static CookbookRepo Repo(string path) => CookbookRepo.Find(path, At(path));

    private static NamedFolders Of(string root, FileSettings settings)
    {
        return new(root, settings.CookbookPaths ?? Here("cookbooks"), settings.RolePaths ?? Here("roles"), settings.EnvironmentPaths ?? Here("environments"),
            settings.DataBagPaths ?? Here("data_bags"), settings.NodePaths ?? Here("nodes"), settings.JsonAttributes);

        string[] Here(string folder) => [Path.Combine(root, folder)];
    }
}
