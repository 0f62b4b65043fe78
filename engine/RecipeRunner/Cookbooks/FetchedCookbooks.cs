using RecipeRunner.Converging;

namespace RecipeRunner.Cookbooks;

/// <summary>The cookbooks that <c>opsworks update-cookbooks</c> fetched last.</summary>
/// <param name="Folder">The folder of the cookbooks in the version that it leads to.</param>
/// <param name="Revision">That version: a commit, or the checksum of an archive or folder.</param>
internal sealed record FetchedCookbooks(string Folder, string Revision)
{
    /// <summary>The link that is led from one version to the next.</summary>
    public static string LinkIn(StateFolders folders) => Path.GetFullPath(folders.Cookbooks + "/current");

    /// <summary>Those that are there now; null when none were fetched.</summary>
    /// <exception cref="RecipeRunnerException">They cannot be read by this user, or are gone.</exception>
    public static FetchedCookbooks? In(StateFolders folders)
    {
        string link = LinkIn(folders);
        if (!Directory.Exists(folders.Cookbooks)) return null;
        try
        {
            if (File.ResolveLinkTarget(link, returnFinalTarget: false) is not { FullName: var version }) return null;
            return new(FolderIn(version) ?? throw new RecipeRunnerException($"{link} leads to {version}, which holds no cookbooks. Fetch them again: `recipe-runner opsworks update-cookbooks`."), Path.GetFileName(version));
        }
        catch (FileNotFoundException)
        {
            // Nothing has been fetched to its end yet.
            return null;
        }
        catch (UnauthorizedAccessException e)
        {
            throw new RecipeRunnerException($"The fetched cookbooks in {folders.Cookbooks} are for root only: run with sudo, or name other cookbooks with --cookbook-path.", inner: e);
        }
    }

    /// <summary>
    /// Where the cookbooks are in what was fetched: at its top, as OpsWorks took them; else in a folder <c>cookbooks</c>; else in the one
    /// folder that is around everything, as in the archives of code hosts. Null when there are none.
    /// </summary>
    public static string? FolderIn(string top)
    {
        if (!Directory.Exists(top)) return null;
        if (HoldsCookbooks(top)) return top;
        if (HoldsCookbooks(top + "/cookbooks")) return top + "/cookbooks";
        return Directory.EnumerateFiles(top).Any() || Visible(top) is not [var only] ? null : FolderIn(only);
    }

    /// <summary>The cookbooks in a folder by name, in order, each with whether all that it has is Ruby.</summary>
    public static IEnumerable<(string Name, bool IsRuby)> In(string folder) =>
        Visible(folder).Where(IsCookbook).Select(path => (Path.GetFileName(path), !File.Exists(path + "/metadata.json") || IsRubyOnly(path)));

    private static bool HoldsCookbooks(string folder) => Directory.Exists(folder) && Visible(folder).Any(IsCookbook);

    private static bool IsCookbook(string path) => File.Exists(path + "/metadata.json") || File.Exists(path + "/metadata.rb") || Directory.Exists(path + "/recipes");

    /// <summary>A metadata.json is found beside Ruby too: Chef's tools write one.</summary>
    private static bool IsRubyOnly(string path) =>
        Directory.EnumerateFiles(path, "*.rb", SearchOption.AllDirectories).Any()
        && !Directory.EnumerateFiles(path, "*.cs*", SearchOption.AllDirectories).Any(file => Path.GetExtension(file) is ".cs" or ".csx");

    private static string[] Visible(string folder)
    {
        string[] folders = [.. Directory.EnumerateDirectories(folder).Where(path => Path.GetFileName(path)[0] != '.')];
        Array.Sort(folders, StringComparer.Ordinal);
        return folders;
    }
}
