using RecipeRunner.Converging;
using RecipeRunner.Cookbooks;

namespace RecipeRunner.Authoring;

/// <summary>
/// The folder that an author works in (Chef's chef-repo: cookbooks, roles, environments, data bags, node.json), or a cookbook that
/// stands alone, found from any path inside it.
/// </summary>
/// <param name="Root">The folder that holds <c>cookbooks</c>, roles and the rest; for a cookbook that stands alone, that cookbook.</param>
/// <param name="CookbookPath">The folder that holds the cookbooks.</param>
/// <param name="Names">The cookbooks that the path is about, sorted: one, or all of the folder.</param>
internal sealed record CookbookRepo(string Root, string CookbookPath, IReadOnlyList<string> Names)
{
    private const string Cookbooks = "cookbooks";

    public string Roles => Path.Combine(Root, "roles");

    public string Environments => Path.Combine(Root, "environments");

    public string DataBags => Path.Combine(Root, "data_bags");

    public string Nodes => Path.Combine(Root, "nodes");

    /// <summary>Its node.json; null when it has none.</summary>
    public string? NodeJson => File.Exists(Path.Combine(Root, "node.json")) ? Path.Combine(Root, "node.json") : null;

    /// <summary>The cookbooks that are to be found from here.</summary>
    /// <param name="shipped">The cookbooks that came with the program; null for none.</param>
    public CookbookSet All(string? shipped) => new([CookbookPath], shipped: shipped);

    /// <summary>
    /// From a cookbook, or any file or folder in one: that cookbook. From a folder of cookbooks, or one that holds <c>cookbooks</c>: all of them.
    /// </summary>
    /// <exception cref="RecipeRunnerException">There is no such path, or no cookbook there.</exception>
    public static CookbookRepo Find(string path)
    {
        string full = Full(path);
        if (!Path.Exists(full)) throw new RecipeRunnerException($"there is no '{path}'. Name a cookbook, a folder of cookbooks, or a file in a cookbook");
        if (Around(full) is { } cookbook) return OfCookbook(cookbook);
        if (NamesIn(Path.Combine(full, Cookbooks)) is { Count: > 0 } below) return new(full, Path.Combine(full, Cookbooks), below);
        if (NamesIn(full) is { Count: > 0 } here) return new(Path.GetFileName(full) == Cookbooks ? Path.GetDirectoryName(full)! : full, full, here);
        throw new RecipeRunnerException($"there is no cookbook in '{path}': a cookbook is a folder with a metadata.json. `recipe-runner new cookbook NAME` makes one");
    }

    /// <summary>The same with all cookbooks beside those that the path is about, where the folder is one of cookbooks.</summary>
    public CookbookRepo Whole() => Path.GetFileName(CookbookPath) == Cookbooks ? this with { Names = NamesIn(CookbookPath) } : this;

    /// <summary>The folder that a new cookbook belongs in, seen from a folder: beside the others, and <c>cookbooks</c> where there are none.</summary>
    public static string PlaceForNew(string path)
    {
        string full = Full(path);
        if (Around(full) is { } cookbook) return Path.GetDirectoryName(cookbook)!;
        string below = Path.Combine(full, Cookbooks);
        return Path.GetFileName(full) == Cookbooks || (!Directory.Exists(below) && NamesIn(full).Count > 0) ? full : below;
    }

    private static string Full(string path) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));

    /// <summary>The cookbook that a path is in, or is; null when it is in none.</summary>
    private static string? Around(string full)
    {
        string? folder = full;
        while (folder is not null && !IsCookbook(folder)) folder = Path.GetDirectoryName(folder);
        return folder;
    }

    private static IReadOnlyList<string> NamesIn(string folder) => Directory.Exists(folder)
        ? [.. Directory.EnumerateDirectories(folder).Where(IsCookbook).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal)]
        : [];

    private static CookbookRepo OfCookbook(string folder)
    {
        string parent = Path.GetDirectoryName(folder)!;
        return new(Path.GetFileName(parent) == Cookbooks ? Path.GetDirectoryName(parent)! : folder, parent, [Path.GetFileName(folder)]);
    }

    private static bool IsCookbook(string folder) => File.Exists(Path.Combine(folder, "metadata.json"));
}
