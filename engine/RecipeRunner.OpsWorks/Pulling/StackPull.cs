using Amazon.OpsWorks;
using Amazon.OpsWorks.Internal;
using Amazon.OpsWorks.Model;
using Amazon.Runtime;
using RecipeRunner.Converging;
using RecipeRunner.Nodes;
using RecipeRunner.OpsWorks.Access;
using RecipeRunner.Text;

namespace RecipeRunner.OpsWorks.Pulling;

/// <summary>Asks the OpsWorks API for everything about a stack.</summary>
/// <param name="client">The client.</param>
/// <param name="endpoint">Where it asks, for messages.</param>
/// <param name="note">Told what is left out.</param>
internal sealed class StackPull(IAmazonOpsWorks client, string endpoint, Action<string> note)
{
    /// <summary>The answers by what they hold, as JSON: <c>Stacks</c>, <c>Layers</c>, <c>Instances</c> and so on.</summary>
    /// <exception cref="RecipeRunnerException">There is no such stack, or the API does not tell.</exception>
    public async Task<Dictionary<string, byte[]>> Answers(string stackId, CancellationToken stop)
    {
        var answers = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        await Needed("Stacks", () => client.DescribeStacksAsync(new() { StackIds = [stackId] }, stop), () => NoStack(stackId, stop)).ConfigureAwait(false);
        await Needed("Layers", () => client.DescribeLayersAsync(new() { StackId = stackId }, stop)).ConfigureAwait(false);
        await Needed("Instances", () => client.DescribeInstancesAsync(new() { StackId = stackId }, stop)).ConfigureAwait(false);
        await Needed("Apps", () => client.DescribeAppsAsync(new() { StackId = stackId }, stop)).ConfigureAwait(false);
        await Wanted("ElasticLoadBalancers", () => client.DescribeElasticLoadBalancersAsync(new() { StackId = stackId }, stop)).ConfigureAwait(false);
        await Wanted("RdsDbInstances", () => client.DescribeRdsDbInstancesAsync(new() { StackId = stackId }, stop)).ConfigureAwait(false);
        await Wanted("Deployments", () => client.DescribeDeploymentsAsync(new() { StackId = stackId }, stop)).ConfigureAwait(false);
        return answers;

        async Task Needed<T>(string kind, Func<Task<T>> call, Func<Task<RecipeRunnerException>>? notFound = null) where T : AmazonWebServiceResponse
        {
            try
            {
                answers[kind] = OpsWorksJson.Write(await call().ConfigureAwait(false));
            }
            catch (ResourceNotFoundException) when (notFound is not null)
            {
                throw await notFound().ConfigureAwait(false);
            }
            catch (Exception e) when (AmazonErrors.IsOfCall(e) && !stop.IsCancellationRequested)
            {
                throw AmazonErrors.Explain(e, "opsworks:Describe" + kind, endpoint);
            }
        }

        // Endpoints that are not OpsWorks itself do not know every call.
        async Task Wanted<T>(string kind, Func<Task<T>> call) where T : AmazonWebServiceResponse
        {
            try
            {
                await Needed(kind, call).ConfigureAwait(false);
            }
            catch (RecipeRunnerException e) when (e.InnerException is AmazonServiceException { StatusCode: not 0 })
            {
                note($"{e.Message}\nThe stack JSON has none of these");
            }
        }
    }

    /// <summary>The answers as the import reads them.</summary>
    public static Dictionary<string, MapNode> Read(Dictionary<string, byte[]> answers) =>
        answers.ToDictionary(a => a.Key, a => JsonMap.Read(a.Value, new OriginSource(OriginKind.StackData, "Describe" + a.Key)), StringComparer.Ordinal);

    private async Task<RecipeRunnerException> NoStack(string stackId, CancellationToken stop)
    {
        string hint = "";
        try
        {
            hint = Hint(stackId, (await client.DescribeStacksAsync(new(), stop).ConfigureAwait(false)).Stacks);
        }
        catch (Exception e) when (AmazonErrors.IsOfCall(e) && !stop.IsCancellationRequested)
        {
            // Who may ask for one stack may not ask for all.
        }
        return new($"There is no stack {stackId} at {endpoint}.{hint}");
    }

    private static string Hint(string stackId, List<Stack> all)
    {
        if (all.Count == 0) return " It has none at all.";
        if (all.Find(s => s.Name == stackId) is { } named) return $" The stack of that name has the id {named.StackId}.";
        if (Nearest.Hint(stackId, all.Select(s => s.StackId).OfType<string>()) is { Length: > 0 } near) return near;
        return $" It has {string.Join(", ", all.Take(10).Select(s => $"{s.StackId} ({s.Name})"))}{(all.Count > 10 ? " and others" : "")}.";
    }
}
