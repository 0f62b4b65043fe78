using RecipeRunner.Converging;

namespace RecipeRunner.Nodes;

/// <summary>A run list with its roles expanded.</summary>
internal sealed record RunListExpansion(
    IReadOnlyList<RunListItem> Recipes, IReadOnlyList<string> Roles, MapNode RoleDefaults, MapNode RoleOverrides)
{
    /// <summary>Roles that include themselves, by way of others or not: <c>a -> b -> a</c>. No harm is done, but somebody erred.</summary>
    public IReadOnlyList<string> Circles { get; init; } = [];
}

/// <summary>The run list cannot be expanded.</summary>
internal sealed class RunListException(string message) : RecipeRunnerException(message);

/// <summary>
/// Expands roles in place, depth first, each once (so roles that name each other do no harm), and merges their attributes:
/// a later role over an earlier one, an outer one over those it includes.
/// </summary>
internal sealed class RunListExpander(IRoles roles, string environment)
{
    private readonly OrderedDictionary<string, RunListItem> recipes = new(StringComparer.Ordinal);
    private readonly List<string> applied = [];
    private readonly List<string> missing = [];
    private readonly List<string> around = [];
    private readonly List<string> circles = [];
    private readonly MapNode defaults = new(default);
    private readonly MapNode overrides = new(default);

    /// <exception cref="RunListException">A role does not exist, or a cookbook is asked for in two versions.</exception>
    public static RunListExpansion Expand(RunList runList, IRoles roles, string environment)
    {
        var expander = new RunListExpander(roles, environment);
        expander.Add(runList, "the run list");
        if (expander.missing.Count > 0)
            throw new RunListException(string.Join('\n', expander.missing));
        return new([.. expander.recipes.Values], expander.applied, expander.defaults, expander.overrides) { Circles = expander.circles };
    }

    private void Add(RunList runList, string includedBy)
    {
        foreach (var item in runList)
        {
            if (item.Kind == RunListItemKind.Role)
                AddRole(item.Name, includedBy);
            else
                AddRecipe(item);
        }
    }

    private void AddRole(string name, string includedBy)
    {
        if (around.IndexOf(name) is >= 0 and var first)
            circles.Add(string.Join(" -> ", around.Skip(first).Append(name)));
        if (applied.Contains(name))
            return;
        if (roles.Find(name) is not { } role)
        {
            missing.Add($"role {name}, named by {includedBy}, does not exist.{roles.WayOut(name)}");
            return;
        }
        applied.Add(name);
        around.Add(name);
        Add(role.RunListFor(environment), $"role[{name}]");
        around.RemoveAt(around.Count - 1);
        AttributeMerge.Onto(defaults, role.DefaultAttributes);
        AttributeMerge.Onto(overrides, role.OverrideAttributes);
    }

    private void AddRecipe(RunListItem item)
    {
        if (!recipes.TryGetValue(item.Name, out var present))
            recipes.Add(item.Name, item);
        else if (present.Version is null)
            recipes[item.Name] = item;
        else if (item.Version is not null && CookbookVersion.Parse(item.Version) != CookbookVersion.Parse(present.Version))
            throw new RunListException($"the run list asks for {item.Name} in versions {present.Version} and {item.Version}");
    }
}
