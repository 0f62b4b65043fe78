using RecipeRunner.Authoring.Checking.Seen;
using RecipeRunner.Cookbooks;
using RecipeRunner.Recipes;

namespace RecipeRunner.Authoring.Checking;

/// <summary>What a look depends on, as hashes. All of them depend on the program.</summary>
internal static class CheckKeys
{
    private static readonly string[] Read = ["attributes", "recipes", "libraries", "resources", "templates", "providers", "definitions"];

    /// <summary>The build of the program, and the runtime.</summary>
    public static string Program { get; } = OfProgram();

    /// <summary>Of what is found in a repository: all that is read.</summary>
    public static string Of(RepoCookbooks cookbooks)
    {
        ContentHash hash = Begin();
        foreach (Cookbook cookbook in cookbooks.All)
        {
            hash.File(Path.Combine(cookbook.Path, "metadata.json"));
            foreach (string file in Read.SelectMany(folder => FilesIn(Path.Combine(cookbook.Path, folder)))) hash.File(file);
            // What is only copied to machines is not read here.
            foreach (string file in FilesIn(Path.Combine(cookbook.Path, "files"))) hash.Text(file);
            // Folders with misspelt names are found too, when there is a file in them.
            foreach (string folder in Directory.EnumerateDirectories(cookbook.Path).Order(StringComparer.Ordinal))
                foreach (string file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Take(1))
                    hash.Text(file);
        }
        foreach ((string name, Converging.RecipeRunnerException error) in cookbooks.Unreadable) hash.Text($"{name} {error.Message}");
        Json(hash, cookbooks.Repo);
        return hash.ToString();
    }

    /// <summary>Of what becomes of the attributes when attribute files run: they, and the JSON of the repository.</summary>
    /// <param name="cookbooks">The cookbooks.</param>
    /// <param name="withLibraries">Whether the libraries count too.</param>
    public static string OfAttributes(RepoCookbooks cookbooks, bool withLibraries)
    {
        ContentHash hash = Begin();
        foreach (Cookbook cookbook in cookbooks.All)
        {
            hash.File(Path.Combine(cookbook.Path, "metadata.json"));
            foreach ((ScriptKind kind, string name) in cookbook.Scripts) hash.Text($"{kind} {name}");
            foreach (string file in FilesIn(Path.Combine(cookbook.Path, "attributes")).Concat(withLibraries ? cookbook.Sources : [])) hash.File(file);
        }
        Json(hash, cookbooks.Repo);
        return hash.ToString();
    }

    /// <summary>Of the surface of a library: its sources, and the libraries that they see.</summary>
    public static string OfLibrary(SeenCookbook cookbook)
    {
        ContentHash hash = Begin();
        foreach (SeenCookbook dependency in cookbook.Dependencies) hash.Text(dependency.Surface?.Id ?? "");
        foreach (string source in cookbook.Cookbook.Sources) hash.File(source);
        return hash.ToString();
    }

    /// <summary>Of what all sources of a cookbook see: the libraries, and which recipes and attribute files there are.</summary>
    public static string OfSight(SeenCookbook cookbook)
    {
        ContentHash hash = Begin();
        foreach (SeenCookbook seen in cookbook.Reach)
        {
            hash.Text($"{seen.Name} {seen.Surface?.Id}");
            foreach ((ScriptKind kind, string name) in seen.Cookbook.Scripts) hash.Text($"{kind} {name}");
        }
        return hash.ToString();
    }

    /// <summary>Of what is seen in one source.</summary>
    /// <param name="source">The source.</param>
    /// <param name="sight">What its cookbook's sources see.</param>
    public static string OfSource(string source, string sight)
    {
        var hash = new ContentHash();
        hash.Text(sight);
        hash.File(source);
        return hash.ToString();
    }

    private static void Json(ContentHash hash, CookbookRepo repo)
    {
        if (repo.NodeJson is { } node) hash.File(node);
        foreach (string file in repo.Roles.Concat(repo.Environments).Concat(repo.DataBags).Concat(repo.Nodes).SelectMany(FilesIn)) hash.File(file);
    }

    private static ContentHash Begin()
    {
        var hash = new ContentHash();
        hash.Text(Program);
        return hash;
    }

    private static string OfProgram()
    {
        var hash = new ContentHash();
        hash.Text(typeof(CheckKeys).Module.ModuleVersionId.ToString());
        hash.Text(typeof(Cookbook).Module.ModuleVersionId.ToString());
        hash.Text(Environment.Version.ToString());
        return hash.ToString();
    }

    private static IEnumerable<string> FilesIn(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal) : [];
}
