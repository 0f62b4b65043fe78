using RecipeRunner.Authoring.Checking.Keeping;
using RecipeRunner.Authoring.Checking.Seen;
using RecipeRunner.Cookbooks;
using RecipeRunner.DataBags;
using RecipeRunner.Nodes;

namespace RecipeRunner.Authoring.Checking;

/// <summary>All that <c>check</c> sees: the cookbooks of a repository, those from elsewhere that they depend on, and the JSON beside them.</summary>
internal sealed class CheckContext
{
    private readonly LookCache? kept;
    private readonly Lazy<SeenJson?> nodeJson;
    private readonly Lazy<IReadOnlyList<SeenJson>> roles;
    private readonly Lazy<IReadOnlyList<SeenJson>> environments;

    /// <param name="found">The cookbooks.</param>
    /// <param name="shipped">The folder of the cookbooks that came with the program; null for none.</param>
    /// <param name="cache">The folder for caches, that of compiled recipes too.</param>
    /// <param name="kept">What is kept of the repository; null for nothing.</param>
    public CheckContext(RepoCookbooks found, string? shipped, string cache, LookCache? kept = null)
    {
        (Found, Shipped, Cache, this.kept) = (found, shipped, cache, kept);
        var seen = new Dictionary<Cookbook, SeenCookbook>();
        foreach (Cookbook cookbook in found.All) seen[cookbook] = new(cookbook, [.. found.DependenciesOf(cookbook).Select(d => seen[d])], kept?.Find(cookbook.Name, KeptJson.Default.KeptCookbook));
        All = [.. seen.Values];
        Cookbooks = [.. found.Own.Select(c => seen[c])];
        nodeJson = new(() => Repo.NodeJson is { } path ? SeenJson.Read(OriginKind.NodeJson, path) : null);
        roles = new(() => JsonIn(Repo.Roles, OriginKind.Role, SearchOption.AllDirectories));
        environments = new(() => JsonIn(Repo.Environments, OriginKind.Environment, SearchOption.TopDirectoryOnly));
    }

    public CookbookRepo Repo => Found.Repo;

    /// <summary>The cookbooks by what their metadata says, with those that cannot be used.</summary>
    public RepoCookbooks Found { get; }

    /// <summary>The folder of the cookbooks that came with the program; null for none.</summary>
    public string? Shipped { get; }

    /// <summary>The folder for caches.</summary>
    public string Cache { get; }

    /// <summary>The cookbooks that are checked, dependencies first.</summary>
    public IReadOnlyList<SeenCookbook> Cookbooks { get; }

    /// <summary>Those, and what they depend on from elsewhere.</summary>
    public IReadOnlyList<SeenCookbook> All { get; }

    public SeenJson? NodeJson => nodeJson.Value;

    public IReadOnlyList<SeenJson> Roles => roles.Value;

    public IReadOnlyList<SeenJson> Environments => environments.Value;

    /// <summary>The data bags, those of node.json's custom JSON among them.</summary>
    public DataBagFolders DataBags()
    {
        NodeJson? json = NodeJson is { Mistake: null, Map: { } map } node ? Nodes.NodeJson.From((MapNode)map.Copy(), node.Path) : null;
        return new(Repo.DataBags, CustomDataBags.Of(json));
    }

    /// <summary>What was found before by a look that takes long; else that look, whose findings are kept.</summary>
    /// <param name="name">What they are kept under.</param>
    /// <param name="key">What the look depends on, as a hash.</param>
    /// <param name="look">The look.</param>
    public IReadOnlyList<Finding> Kept(string name, Func<string> key, Func<IReadOnlyList<Finding>> look)
    {
        string before = key();
        if (kept?.Find(name, KeptJson.Default.KeptFindings) is { } known && known.Key == before) return known.Findings;
        IReadOnlyList<Finding> findings = look();
        if (key() == before) kept?.Keep(name, new(before, findings), KeptJson.Default.KeptFindings);
        return findings;
    }

    /// <summary>Whether every cookbook can be read and compiles: else what seems to be used by nobody may only not be seen.</summary>
    public bool IsWhole => Found.Unreadable.Count == 0 && All.All(c => c.Compiles);

    private static IReadOnlyList<SeenJson> JsonIn(IEnumerable<string> folders, OriginKind kind, SearchOption depth) =>
        [.. folders.Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFiles(folder, "*.json", depth).Order(StringComparer.Ordinal)).Select(path => SeenJson.Read(kind, path))];
}
