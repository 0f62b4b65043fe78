using RecipeRunner.Converging;
using RecipeRunner.Cookbooks;

namespace RecipeRunner.Authoring;

/// <summary>
/// The folder that an author works in (Chef's chef-repo: cookbooks, roles, environments, data bags, node.json), or a cookbook that
/// stands alone, found from any path inside it.
/// </summary>
/// <param name="Root">The folder that holds <c>cookbooks</c>, roles and the rest; for a cookbook that stands alone, that cookbook.</param>
/// <param name="CookbookPaths">The folders that hold the cookbooks; of two cookbooks with one name the first counts.</param>
/// <param name="Names">The cookbooks that the path is about, sorted: one, or all of the folder.</param>
internal sealed record CookbookRepo(string Root, IReadOnlyList<string> CookbookPaths, IReadOnlyList<string> Names)
{
    private const string Cookbooks = "cookbooks";

    /// <summary>What the settings file of the folder names; null without one.</summary>
    private NamedFolders? Named { get; init; }

    public IReadOnlyList<string> Roles => Folders("roles");

    public IReadOnlyList<string> Environments => Folders("environments");

    public IReadOnlyList<string> DataBags => Folders("data_bags");

    public IReadOnlyList<string> Nodes => Folders("nodes");

    /// <summary>Its node.json; null when it has none.</summary>
    public string? NodeJson => (Named?.NodeJson ?? Path.Combine(Root, "node.json")) is var json && File.Exists(json) ? json : null;

    /// <summary>The folder of one of its cookbooks.</summary>
    public string FolderOf(string cookbook) => CookbookPaths.Select(path => Path.Combine(path, cookbook)).First(IsCookbook);

    /// <summary>The cookbooks that are to be found from here.</summary>
    /// <param name="shipped">The cookbooks that came with the program; null for none.</param>
    public CookbookSet All(string? shipped) => new(CookbookPaths, shipped: shipped);

    /// <summary>
    /// From a cookbook, or any file or folder in one: that cookbook. From a folder of cookbooks, or one that holds <c>cookbooks</c>: all of them.
    /// </summary>
    /// <param name="path">The path.</param>
    /// <param name="named">What a settings file names, for the cookbooks in the folders that it names; null without one.</param>
    /// <exception cref="RecipeRunnerException">There is no such path, or no cookbook there.</exception>
    public static CookbookRepo Find(string path, NamedFolders? named = null)
    {
        string full = Full(path);
        if (!Path.Exists(full)) throw new RecipeRunnerException($"there is no '{path}'. Name a cookbook, a folder of cookbooks, or a file in a cookbook");
        string? cookbook = Around(full);
        if (named is not null)
        {
            if (cookbook is not null && named.Cookbooks.Contains(Path.GetDirectoryName(cookbook))) return Of(named, [Path.GetFileName(cookbook)]);
            if (cookbook is null && (full == named.Root ? NamesIn(named.Cookbooks) : named.Cookbooks.Contains(full) ? NamesIn([full]) : []) is { Count: > 0 } those) return Of(named, those);
        }
        if (cookbook is not null) return OfCookbook(cookbook);
        string below = Path.Combine(full, Cookbooks);
        if (NamesIn([below]) is { Count: > 0 } inside) return new(full, [below], inside);
        if (NamesIn([full]) is { Count: > 0 } here) return new(Path.GetFileName(full) == Cookbooks ? Path.GetDirectoryName(full)! : full, [full], here);
        throw new RecipeRunnerException($"there is no cookbook in '{path}': a cookbook is a folder with a metadata.json. `recipe-runner new cookbook NAME` makes one");
    }

    /// <summary>The same with all cookbooks beside those that the path is about, where the folder is one of cookbooks.</summary>
    public CookbookRepo Whole() => Named is not null || Path.GetFileName(CookbookPaths[0]) == Cookbooks ? this with { Names = NamesIn(CookbookPaths) } : this;

    /// <summary>The folder that a new cookbook belongs in, seen from a folder: beside the others, and <c>cookbooks</c> where there are none.</summary>
    public static string PlaceForNew(string path, NamedFolders? named = null)
    {
        string full = Full(path);
        if (Around(full) is { } cookbook) return Path.GetDirectoryName(cookbook)!;
        if (named?.Root == full) return named.Cookbooks[0];
        string below = Path.Combine(full, Cookbooks);
        return Path.GetFileName(full) == Cookbooks || (!Directory.Exists(below) && NamesIn([full]).Count > 0) ? full : below;
    }

    private static string Full(string path) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));

    /// <summary>The cookbook that a path is in, or is; null when it is in none.</summary>
    private static string? Around(string full)
    {
        string? folder = full;
        while (folder is not null && !IsCookbook(folder)) folder = Path.GetDirectoryName(folder);
        return folder;
    }

    private static IReadOnlyList<string> NamesIn(IEnumerable<string> folders) =>
        [.. folders.Where(Directory.Exists).SelectMany(Directory.EnumerateDirectories).Where(IsCookbook).Select(d => Path.GetFileName(d)).Distinct().Order(StringComparer.Ordinal)];

    private static CookbookRepo Of(NamedFolders named, IReadOnlyList<string> names) => new(named.Root, named.Cookbooks, names) { Named = named };

    private static CookbookRepo OfCookbook(string folder)
    {
        string parent = Path.GetDirectoryName(folder)!;
        return new(Path.GetFileName(parent) == Cookbooks ? Path.GetDirectoryName(parent)! : folder, [parent], [Path.GetFileName(folder)]);
    }

    private static bool IsCookbook(string folder) => File.Exists(Path.Combine(folder, "metadata.json"));

    private IReadOnlyList<string> Folders(string kind) => Named?.Of(kind) ?? [Path.Combine(Root, kind)];
}
