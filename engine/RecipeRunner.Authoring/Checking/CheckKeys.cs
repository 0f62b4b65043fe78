using RecipeRunner.Cookbooks;
using RecipeRunner.Recipes;

namespace RecipeRunner.Authoring.Checking;

/// <summary>What findings depend on, as hashes: a cookbook's on its files, those of its dependencies and the program; the repository's on everything.</summary>
internal sealed class CheckKeys
{
    private static readonly string[] Read = ["attributes", "recipes", "libraries", "resources", "templates", "providers", "definitions"];
    private readonly Dictionary<string, string> keys = new(StringComparer.Ordinal);

    public CheckKeys(RepoCookbooks cookbooks)
    {
        foreach (Cookbook cookbook in cookbooks.All) keys[cookbook.Name] = Of(cookbook, cookbooks.DependenciesOf(cookbook));
        Repo = OfRepo(cookbooks);
    }

    /// <summary>The key of what is found in the whole repository.</summary>
    public string Repo { get; }

    public string Of(Cookbook cookbook) => keys[cookbook.Name];

    private string Of(Cookbook cookbook, IReadOnlyList<Cookbook> dependencies)
    {
        ContentHash hash = Begin();
        foreach (Cookbook dependency in dependencies) hash.Text(keys[dependency.Name]);
        hash.File(Path.Combine(cookbook.Path, "metadata.json"));
        foreach (string folder in Read)
            foreach (string file in FilesIn(Path.Combine(cookbook.Path, folder)))
                hash.File(file);
        // Folders with misspelt names are found too.
        foreach (string folder in Directory.EnumerateDirectories(cookbook.Path).Order(StringComparer.Ordinal)) hash.Text(folder);
        // What is only copied to machines is not read here.
        foreach (string file in FilesIn(Path.Combine(cookbook.Path, "files"))) hash.Text(file);
        return hash.ToString();
    }

    private string OfRepo(RepoCookbooks cookbooks)
    {
        ContentHash hash = Begin();
        foreach (string key in keys.Values) hash.Text(key);
        foreach ((string name, Converging.RecipeRunnerException error) in cookbooks.Unreadable) hash.Text($"{name} {error.Message}");
        if (cookbooks.Repo.NodeJson is { } node) hash.File(node);
        foreach (string folder in (string[])[cookbooks.Repo.Roles, cookbooks.Repo.Environments, cookbooks.Repo.DataBags, cookbooks.Repo.Nodes])
            foreach (string file in FilesIn(folder))
                hash.File(file);
        return hash.ToString();
    }

    private static ContentHash Begin()
    {
        var hash = new ContentHash();
        hash.Text(typeof(CheckKeys).Module.ModuleVersionId.ToString());
        hash.Text(typeof(Cookbook).Module.ModuleVersionId.ToString());
        return hash;
    }

    private static IEnumerable<string> FilesIn(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal) : [];
}
