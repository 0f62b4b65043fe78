using RecipeRunner.Converging;
using RecipeRunner.Cookbooks;

namespace RecipeRunner.Authoring.Checking;

/// <summary>The cookbooks of a repository and those that they need, as their metadata has it; none of their C# is looked at.</summary>
/// <param name="Repo">The repository.</param>
/// <param name="Set">The cookbooks by name.</param>
/// <param name="All">The cookbooks of the repository and those from elsewhere that they depend on, dependencies first.</param>
/// <param name="Unreadable">Those of the repository that cannot be used, with the reason: their metadata is malformed, or they need one that is not there.</param>
internal sealed record RepoCookbooks(CookbookRepo Repo, CookbookSet Set, IReadOnlyList<Cookbook> All, IReadOnlyList<(string Name, RecipeRunnerException Error)> Unreadable)
{
    /// <summary>Those of the repository, dependencies first.</summary>
    public IReadOnlyList<Cookbook> Own { get; } = [.. All.Where(c => Repo.Names.Contains(c.Name) && Repo.CookbookPaths.Contains(Path.GetDirectoryName(c.Path)))];

    /// <param name="repo">The repository.</param>
    /// <param name="shipped">The cookbooks that came with the program; null for none.</param>
    public static RepoCookbooks Of(CookbookRepo repo, string? shipped)
    {
        CookbookSet set = repo.All(shipped);
        var readable = new List<string>();
        var unreadable = new List<(string, RecipeRunnerException)>();
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
        return new(repo, set, set.InDependencyOrder(readable), unreadable);
    }

    /// <summary>What one of them depends on, directly or not. Of a circle the one that is reached first comes last, and the others do not see it, as in a run.</summary>
    public IReadOnlyList<Cookbook> DependenciesOf(Cookbook cookbook)
    {
        var needed = new HashSet<string>(cookbook.Dependencies, StringComparer.Ordinal);
        Cookbook[] before = [.. All.TakeWhile(c => c != cookbook)];
        foreach (Cookbook other in before.Reverse())
            if (needed.Contains(other.Name))
                needed.UnionWith(other.Dependencies);
        return [.. before.Where(c => needed.Contains(c.Name))];
    }
}
