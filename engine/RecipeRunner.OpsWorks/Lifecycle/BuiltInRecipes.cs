using RecipeRunner.Stacks.Import;

namespace RecipeRunner.OpsWorks.Lifecycle;

/// <summary>The recipes that stood on every instance of Chef 11 without being in anybody's repository.</summary>
internal static class BuiltInRecipes
{
    /// <summary>Cookbooks of the built-in layers, and what those needed.</summary>
    private static readonly string[] Cookbooks =
    [
        "apache2", "dependencies", "deploy", "gem_support", "haproxy", "memcached", "mod_php5_apache2", "monit", "mysql", "nginx", "packages",
        "passenger_apache2", "php", "rails", "ruby", "ruby_enterprise", "scm_helper", "unicorn", "xfs",
    ];

    /// <summary>Parts a run list into what the run has or must have, and what only OpsWorks had.</summary>
    /// <param name="items">Recipes and roles, in brackets or not.</param>
    /// <param name="hasCookbook">Whether the run has a cookbook.</param>
    public static (IReadOnlyList<string> Kept, IReadOnlyList<string> Skipped) Part(IEnumerable<string> items, Func<string, bool> hasCookbook)
    {
        var kept = new List<string>();
        var skipped = new List<string>();
        foreach (string item in items)
        {
            string recipe = NameOf(item);
            string cookbook = recipe.Split("::")[0];
            bool isOnlyTheirs = (AgentRecipes.IsBuiltIn(recipe) || Cookbooks.Contains(cookbook)) && !hasCookbook(cookbook);
            (isOnlyTheirs ? skipped : kept).Add(isOnlyTheirs ? recipe : item);
        }
        return (kept, skipped);
    }

    private static string NameOf(string item) => item.StartsWith("recipe[", StringComparison.Ordinal) && item.EndsWith(']') ? item[7..^1] : item;
}
