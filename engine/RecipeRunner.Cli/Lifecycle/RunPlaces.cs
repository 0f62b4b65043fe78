using RecipeRunner.Converging;
using RecipeRunner.Cookbooks;

namespace RecipeRunner.Cli.Lifecycle;

/// <summary>The folders of a run, seen from anywhere: a command can be run again from another working folder.</summary>
internal static class RunPlaces
{
    public static RunOptions Absolute(RunOptions options) => options with
    {
        CookbookPaths = Absolute(options.CookbookPaths),
        RolePaths = Absolute(options.RolePaths),
        EnvironmentPaths = Absolute(options.EnvironmentPaths),
        DataBagPaths = Absolute(options.DataBagPaths),
        NodePaths = Absolute(options.NodePaths),
        SecretFile = Path.GetFullPath(options.SecretFile),
        LockFile = Path.GetFullPath(options.LockFile),
    };

    /// <summary>All folders in which a run looks for cookbooks.</summary>
    public static IReadOnlyList<string> CookbookFolders(RunOptions options)
    {
        var folders = new List<string>(options.CookbookPaths);
        if (options.WithFetchedCookbooks && FetchedCookbooks.In(options.StateFolders) is { } fetched) folders.Add(fetched.Folder);
        if (options.ShippedCookbooks is { } shipped) folders.Add(shipped);
        return folders;
    }

    private static string[] Absolute(IReadOnlyList<string> paths) => [.. paths.Select(Path.GetFullPath)];
}
