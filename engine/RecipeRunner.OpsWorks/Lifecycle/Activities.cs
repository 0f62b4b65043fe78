namespace RecipeRunner.OpsWorks.Lifecycle;

/// <summary>What an instance can be told to do, in OpsWorks's words.</summary>
internal static class Activities
{
    public const string Setup = "setup";
    public const string Configure = "configure";
    public const string Shutdown = "shutdown";
    public const string ExecuteRecipes = "execute_recipes";
    public const string UpdateCustomCookbooks = "update_custom_cookbooks";

    /// <summary>The five events, then the commands.</summary>
    public static readonly string[] All = [Setup, Configure, "deploy", "undeploy", Shutdown, ExecuteRecipes, UpdateCustomCookbooks, "start", "stop", "restart", "rollback"];

    /// <summary>What opsworks-agent-cli takes: those, and what the agent did besides.</summary>
    public static readonly string[] Known = [.. All, "install_dependencies", "update_dependencies", "reboot"];

    /// <summary>Whether it runs on a machine whose setup has not succeeded.</summary>
    public static bool RunsBeforeSetup(string activity) => activity is Setup or ExecuteRecipes or UpdateCustomCookbooks;
}
