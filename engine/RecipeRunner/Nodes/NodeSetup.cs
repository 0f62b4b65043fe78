using RecipeRunner.Converging;

namespace RecipeRunner.Nodes;

/// <summary>Feeds a node from its files, in Chef's order: saved node, node.json, environment, roles.</summary>
internal static class NodeSetup
{
    /// <summary>Takes the normal level of an earlier run's node object; its other levels are dropped, as Chef does.</summary>
    public static void ApplySaved(this Node node, MapNode savedNormal) => node.Tree.Merge(AttributeLevel.Normal, savedNormal);

    /// <summary>Merges node.json onto the normal level and takes over its run list and environment where it has them.</summary>
    public static void Apply(this Node node, NodeJson json)
    {
        node.RunList = json.RunList ?? node.RunList;
        node.Environment = json.Environment ?? node.Environment;
        node.Tree.Merge(AttributeLevel.Normal, json.Normal);
    }

    public static void Apply(this Node node, ChefEnvironment environment)
    {
        node.Environment = environment.Name;
        node.Tree.Merge(AttributeLevel.EnvironmentDefault, environment.DefaultAttributes);
        node.Tree.Merge(AttributeLevel.EnvironmentOverride, environment.OverrideAttributes);
    }

    /// <summary>Sets the role levels and what Chef tells recipes about the run list: roles, recipes, expanded_run_list, chef_environment.</summary>
    public static void Apply(this Node node, RunListExpansion expansion)
    {
        node.Tree.Merge(AttributeLevel.RoleDefault, expansion.RoleDefaults);
        node.Tree.Merge(AttributeLevel.RoleOverride, expansion.RoleOverrides);
        var names = new List<string>();
        var qualified = new List<string>();
        foreach (var recipe in expansion.Recipes)
        {
            var isQualified = recipe.Name.Contains("::", StringComparison.Ordinal);
            names.Add(recipe.Name);
            if (!isQualified)
                names.Add(recipe.Name + "::default");
            qualified.Add((isQualified ? recipe.Name : recipe.Name + "::default") + (recipe.Version is null ? "" : "@" + recipe.Version));
        }
        SetAutomatic(node, "expanded_run_list", qualified);
        SetAutomatic(node, "recipes", names);
        SetAutomatic(node, "roles", expansion.Roles);
        SetAutomatic(node, "chef_environment", node.Environment);
    }

    /// <summary>Adds a recipe that begins to <c>node["recipes"]</c>, where those of the run list are already.</summary>
    public static void NoteLoaded(this Node node, RecipeName recipe)
    {
        var name = recipe.ToString();
        var known = (string[]?)node.Read("recipes") ?? [];
        if (!known.Contains(name))
            SetAutomatic(node, "recipes", (List<string>)[.. known, name]);
    }

    private static void SetAutomatic(Node node, string key, object value) =>
        node.Tree.Set(AttributeLevel.Automatic, [key], AttributeNodes.From(value, new Origin(OriginSource.Engine)));
}
