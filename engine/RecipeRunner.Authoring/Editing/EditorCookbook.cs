using RecipeRunner.Cookbooks;
using RecipeRunner.Recipes;

namespace RecipeRunner.Authoring.Editing;

/// <summary>A cookbook as its projects need it.</summary>
/// <param name="Cookbook">The cookbook.</param>
/// <param name="Dependencies">The cookbooks whose libraries it sees besides its own.</param>
/// <param name="Imports">What those libraries and its own let it see without a using.</param>
internal sealed record EditorCookbook(Cookbook Cookbook, IReadOnlyList<string> Dependencies, IReadOnlyList<string> Imports)
{
    public string Name => Cookbook.Name;

    /// <summary>These cookbooks and those that they depend on.</summary>
    public static IReadOnlyList<EditorCookbook> All(CookbookSet cookbooks, IEnumerable<string> names)
    {
        var seen = new Dictionary<string, EditorCookbook>(StringComparer.Ordinal);
        foreach (Cookbook cookbook in cookbooks.InDependencyOrder(names))
        {
            // Of cookbooks that depend on each other in a circle, one is not there yet.
            EditorCookbook[] direct = [.. cookbook.Dependencies.Where(seen.ContainsKey).Select(name => seen[name])];
            // The names that a library brings can be told without those that it depends on.
            IReadOnlyList<string> own = new CookbookCompilation(cookbook, []).Reference?.Imports ?? [];
            seen[cookbook.Name] = new(cookbook,
                [.. direct.SelectMany(d => d.Dependencies.Append(d.Name)).Distinct()],
                [.. direct.SelectMany(d => d.Imports).Concat(own).Distinct()]);
        }
        return [.. seen.Values];
    }
}
