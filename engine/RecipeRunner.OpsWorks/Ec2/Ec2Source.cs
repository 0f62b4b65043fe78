using Amazon.EC2;
using Amazon.EC2.Model;
using RecipeRunner.Converging;
using RecipeRunner.Nodes;
using RecipeRunner.OpsWorks.Access;
using RecipeRunner.Stacks.Import;

namespace RecipeRunner.OpsWorks.Ec2;

/// <summary>What is wanted of EC2.</summary>
/// <param name="Stack">The stack's name; null when there is only one.</param>
/// <param name="Instance">The host name; null for this machine.</param>
/// <param name="Event">The lifecycle event.</param>
/// <param name="Tags">What tags mean.</param>
/// <param name="AnswersFolder">Answers that were saved from OpsWorks; null for none.</param>
/// <param name="CustomJsonFile">Custom JSON of the stack; null for none.</param>
internal sealed record Ec2Request(string? Stack, string? Instance, string Event, TagMapping Tags, string? AnswersFolder, string? CustomJsonFile);

/// <summary>Makes the stack JSON of instances that EC2 knows. Files are read anew each time: they may have changed.</summary>
internal sealed class Ec2Source(AmazonAccess access, Ec2Request request) : IDisposable
{
    private readonly AmazonEC2Config config = access.Configure(new AmazonEC2Config(), "ec2");
    private AmazonEC2Client? client;

    /// <exception cref="RecipeRunnerException">EC2 does not tell, or there is no such stack or instance.</exception>
    public async Task<MapNode> Read(Action<string> note, CancellationToken stop)
    {
        string? customJson = request.CustomJsonFile is { } file ? await CustomJson(file, stop).ConfigureAwait(false) : null;
        Dictionary<string, MapNode> saved = request.AnswersFolder is { } folder ? Saved(folder) : [];
        string? region = access.NamedRegion ?? config.RegionEndpoint?.SystemName;
        (string name, IReadOnlyList<Instance> instances) = await Instances(access.EndpointOf("ec2") ?? $"EC2 in {region}", stop).ConfigureAwait(false);
        var stack = new Ec2Stack(name, instances, request.Tags);
        return ApiAnswers.Of(stack.Answers(saved, customJson, region)).For(request.Instance ?? Self(stack, name), request.Event, note);
    }

    public void Dispose() => client?.Dispose();

    private async Task<(string Stack, IReadOnlyList<Instance> Instances)> Instances(string endpoint, CancellationToken stop)
    {
        try
        {
            // It looks for credentials when it is made: those of an instance may not be there yet.
            client ??= new(config);
            return await new Ec2Instances(client, request.Tags, endpoint).OfStack(request.Stack, stop).ConfigureAwait(false);
        }
        catch (Exception e) when (AmazonErrors.IsOfCall(e) && !stop.IsCancellationRequested)
        {
            throw AmazonErrors.Explain(e, "ec2:DescribeInstances", endpoint);
        }
    }

    private string Self(Ec2Stack stack, string name)
    {
        string id = ThisMachine.Ec2InstanceId() ?? throw new RecipeRunnerException("This machine is no instance of EC2: say for which the JSON is with --instance HOST.");
        return stack.HostOf(id) ?? throw new RecipeRunnerException($"This machine, {id}, is not in the stack {name}: it needs the tag {request.Tags.Stack} = {name}; or say for which instance the JSON is with --instance HOST.");
    }

    private static Dictionary<string, MapNode> Saved(string folder)
    {
        Dictionary<string, MapNode> saved = ApiAnswers.Saved(Path.GetFullPath(folder));
        return saved.Count > 0 ? saved : throw new RecipeRunnerException($"--answers {folder}: there is no DescribeStacks.json, DescribeLayers.json or DescribeApps.json.");
    }

    private static async Task<string> CustomJson(string file, CancellationToken stop)
    {
        // A mistake is told with the file's name and line.
        _ = JsonMap.ReadFile(Path.GetFullPath(file), OriginKind.StackData, "");
        return await File.ReadAllTextAsync(file, stop).ConfigureAwait(false);
    }
}
