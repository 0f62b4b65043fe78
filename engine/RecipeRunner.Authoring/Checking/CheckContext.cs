using RecipeRunner.Authoring.Checking.Seen;
using RecipeRunner.Converging;
using RecipeRunner.Cookbooks;
using RecipeRunner.Nodes;

namespace RecipeRunner.Authoring.Checking;

/// <summary>All that <c>check</c> sees: the cookbooks of a repository, those from elsewhere that they depend on, and the JSON beside them.</summary>
internal sealed class CheckContext
{
    private readonly Lazy<SeenJson?> nodeJson;
    private readonly Lazy<IReadOnlyList<SeenJson>> roles;
    private readonly Lazy<IReadOnlyList<SeenJson>> environments;

    /// <param name="repo">The repository.</param>
    /// <param name="shipped">The cookbooks that came with the program; null for none.</param>
    public CheckContext(CookbookRepo repo, string? shipped)
    {
        Repo = repo;
        Set = repo.All(shipped);
        (Unreadable, All) = Load(repo, Set);
        Cookbooks = [.. All.Where(c => repo.Names.Contains(c.Name) && Path.GetDirectoryName(c.Cookbook.Path) == Path.GetFullPath(repo.CookbookPath))];
        nodeJson = new(() => repo.NodeJson is { } path ? SeenJson.Read(OriginKind.NodeJson, path) : null);
        roles = new(() => JsonIn(repo.Roles, OriginKind.Role, SearchOption.AllDirectories));
        environments = new(() => JsonIn(repo.Environments, OriginKind.Environment, SearchOption.TopDirectoryOnly));
    }

    public CookbookRepo Repo { get; }

    /// <summary>The cookbooks by their names, those that came with the program too.</summary>
    public CookbookSet Set { get; }

    /// <summary>The cookbooks that are checked, dependencies first.</summary>
    public IReadOnlyList<SeenCookbook> Cookbooks { get; }

    /// <summary>Those, and what they depend on from elsewhere.</summary>
    public IReadOnlyList<SeenCookbook> All { get; }

    /// <summary>The cookbooks that cannot be looked at, with the reason: their metadata is malformed, or they need one that is not there.</summary>
    public IReadOnlyList<(string Name, RecipeRunnerException Error)> Unreadable { get; }

    public SeenJson? NodeJson => nodeJson.Value;

    public IReadOnlyList<SeenJson> Roles => roles.Value;

    public IReadOnlyList<SeenJson> Environments => environments.Value;

    private static (IReadOnlyList<(string, RecipeRunnerException)>, IReadOnlyList<SeenCookbook>) Load(CookbookRepo repo, CookbookSet set)
    {
        var unreadable = new List<(string, RecipeRunnerException)>();
        var readable = new List<string>();
        foreach (string name in repo.Names)
        {
            try
            {
                _ = set.InDependencyOrder([name]);
                readable.Add(name);
            }
            catch (RecipeRunnerException e)
            {
                unreadable.Add((name, e));
            }
        }
        var all = new List<SeenCookbook>();
        foreach (Cookbook cookbook in set.InDependencyOrder(readable))
        {
            // Of a circle of cookbooks the one that is reached first comes last; the others do not see it, as in a run.
            var direct = all.Where(c => cookbook.Dependencies.Contains(c.Name));
            all.Add(new(cookbook, [.. all.Where(c => direct.Any(d => d.Reach.Contains(c)))]));
        }
        return (unreadable, all);
    }

    private static IReadOnlyList<SeenJson> JsonIn(string folder, OriginKind kind, SearchOption depth) => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, "*.json", depth).Order(StringComparer.Ordinal).Select(path => SeenJson.Read(kind, path))]
        : [];
}
