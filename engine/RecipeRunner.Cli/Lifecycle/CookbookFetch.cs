using RecipeRunner.Converging;
using RecipeRunner.Nodes;
using RecipeRunner.OpsWorks.CookbookSources;

namespace RecipeRunner.Cli.Lifecycle;

/// <summary>Where a stack's custom cookbooks are fetched from.</summary>
internal static class CookbookFetch
{
    /// <exception cref="RecipeRunnerException">The JSON does not say, or something of it is missing.</exception>
    public static CookbookSource SourceIn(NodeJson json) => CookbookSource.In(json) ?? throw new RecipeRunnerException(
        "the stack has no custom cookbooks: opsworks_custom_cookbooks.scm.repository of the JSON is missing, or opsworks_custom_cookbooks.enabled is false. `opsworks update-cookbooks --source URL` fetches without it");
}
