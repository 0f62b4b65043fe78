namespace RecipeRunner.Stacks.Import;

/// <summary>The recipes of OpsWorks itself, which stood around those of its users in every run of Chef 11.</summary>
internal static class AgentRecipes
{
    /// <summary>What every run ended with.</summary>
    public static readonly string[] Tail = ["opsworks_stack_state_sync", "test_suite", "opsworks_cleanup"];

    /// <summary>
    /// Those of a run that are its users' own. What looked after the machine, its users, packages and volumes, and the load and
    /// execute steps of the agent, have no cookbook outside OpsWorks. The recipes of built-in layers, such as
    /// <c>haproxy::configure</c>, stay: a cookbook of that name may be there.
    /// </summary>
    public static IEnumerable<string> Own(IEnumerable<string> recipes) => recipes.Where(recipe => !IsBuiltIn(recipe));

    /// <summary>Whether a recipe is one of those that looked after the machine.</summary>
    public static bool IsBuiltIn(string recipe)
    {
        string cookbook = recipe.Split("::")[0];
        return cookbook.StartsWith("opsworks_", StringComparison.Ordinal)
            || cookbook is "ssh_host_keys" or "ssh_users" or "dependencies" or "ebs" or "agent_version" or "test_suite"
            || recipe is "deploy::default" or "mysql::client";
    }
}
