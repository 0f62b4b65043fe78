using Amazon.EC2.Model;
using RecipeRunner.Converging;
using RecipeRunner.Nodes;
using Map = System.Collections.Generic.OrderedDictionary<string, object?>;

namespace RecipeRunner.OpsWorks.Ec2;

/// <summary>
/// What OpsWorks would have answered about a stack whose instances EC2 knows: the import makes the stack JSON of it as of any
/// other answers.
/// </summary>
/// <param name="name">The stack's name.</param>
/// <param name="instances">Its instances.</param>
/// <param name="tags">What their tags mean.</param>
internal sealed class Ec2Stack(string name, IReadOnlyList<Instance> instances, TagMapping tags)
{
    private readonly Dictionary<Instance, string> hostNames = HostNames.Of(instances, tags);

    /// <summary>The host name of the instance with an id of EC2; null when it is not of this stack.</summary>
    public string? HostOf(string ec2InstanceId) => instances.FirstOrDefault(i => i.InstanceId == ec2InstanceId) is { } instance ? hostNames[instance] : null;

    /// <summary>The answers.</summary>
    /// <param name="saved">Answers that were saved from OpsWorks: all but the instances is taken from them. Empty for none.</param>
    /// <param name="customJson">Custom JSON of the stack, in place of the saved one; null for none.</param>
    /// <param name="region">The region.</param>
    /// <exception cref="RecipeRunnerException">The saved answers are about other stacks.</exception>
    public Dictionary<string, MapNode> Answers(IReadOnlyDictionary<string, MapNode> saved, string? customJson, string? region)
    {
        MapNode stack = SavedStack(saved) ?? Node(new Map { ["StackId"] = SavedStackId(saved), ["Name"] = name, ["Region"] = region, ["VpcId"] = Common(i => i.VpcId) });
        if (customJson is not null) stack.Set("CustomJson", Node(customJson));
        return new(saved, StringComparer.Ordinal)
        {
            ["Stacks"] = Answer("Stacks", [stack]),
            ["Layers"] = Answer("Layers", Layers(saved.GetValueOrDefault("Layers"))),
            ["Instances"] = Answer("Instances", instances.OrderBy(i => hostNames[i], StringComparer.Ordinal).Select(i => (AttributeNode)Node(Described(i)))),
        };
    }

    private MapNode? SavedStack(IReadOnlyDictionary<string, MapNode> saved)
    {
        if (!saved.TryGetValue("Stacks", out MapNode? answer)) return null;
        MapNode[] stacks = [.. Items(answer, "Stacks").OfType<MapNode>()];
        return (MapNode)(stacks.FirstOrDefault(s => Text(s, "Name") == name) ?? throw new RecipeRunnerException(
            $"The saved answers are about {string.Join(", ", stacks.Select(s => Text(s, "Name")))}, the instances of EC2 about the stack {name}.")).Copy();
    }

    /// <summary>Layers may be saved without their stack.</summary>
    private static string? SavedStackId(IReadOnlyDictionary<string, MapNode> saved) =>
        saved.TryGetValue("Layers", out MapNode? layers) && Items(layers, "Layers") is [MapNode layer, ..] ? Text(layer, "StackId") : null;

    /// <summary>The saved layers, and those that only tags tell of.</summary>
    private IEnumerable<AttributeNode> Layers(MapNode? saved)
    {
        var known = new HashSet<string?>(StringComparer.Ordinal);
        foreach (AttributeNode layer in saved is null ? [] : Items(saved, "Layers"))
        {
            known.Add(Text((MapNode)layer, "Shortname"));
            yield return layer;
        }
        var tagged = instances.SelectMany(tags.LayersOf).OrderBy(l => l.ShortName, StringComparer.Ordinal).ThenBy(l => l.Name, StringComparer.Ordinal);
        foreach ((string shortName, string? layerName) in tagged)
            if (known.Add(shortName))
                yield return Node(new Map { ["Shortname"] = shortName, ["Name"] = layerName });
    }

    private Map Described(Instance instance) => new()
    {
        ["Hostname"] = hostNames[instance],
        ["Role"] = tags.LayersOf(instance).Select(l => l.ShortName).ToList(),
        ["Status"] = Ec2Status.Of(instance),
        ["Ec2InstanceId"] = instance.InstanceId,
        ["InstanceType"] = instance.InstanceType?.Value,
        ["Architecture"] = instance.Architecture?.Value,
        ["PrivateIp"] = instance.PrivateIpAddress,
        ["PublicIp"] = instance.PublicIpAddress,
        ["ElasticIp"] = ElasticIp(instance),
        ["PrivateDns"] = instance.PrivateDnsName,
        ["PublicDns"] = instance.PublicDnsName,
        ["AvailabilityZone"] = instance.Placement?.AvailabilityZone,
        ["SubnetId"] = instance.SubnetId,
        ["BootedAt"] = instance.LaunchTime?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'+00:00'"),
        ["InfrastructureClass"] = "ec2",
    };

    /// <summary>A public address that belongs to the account, and not to Amazon, stays when the instance stops.</summary>
    private static string? ElasticIp(Instance instance) => (instance.NetworkInterfaces ?? []).Select(i => i.Association)
        .FirstOrDefault(a => a?.PublicIp is { } ip && ip == instance.PublicIpAddress && a.IpOwnerId != "amazon")?.PublicIp;

    /// <summary>What all instances have in common; null when they differ.</summary>
    private string? Common(Func<Instance, string?> of) => instances.Select(of).Distinct().Take(2).ToArray() is [var one] ? one : null;

    private static MapNode Answer(string kind, IEnumerable<AttributeNode> items)
    {
        var answer = new MapNode(default);
        answer.Set(kind, new ListNode([.. items], default));
        return answer;
    }

    private static List<AttributeNode> Items(MapNode answer, string kind) => answer.Child(kind) is ListNode list ? list.Items : [];

    private static string? Text(MapNode map, string key) => map.Child(key) is ScalarNode { Value: string text } ? text : null;

    private static MapNode Node(Map map) => (MapNode)AttributeNodes.From(map, default);

    private static ScalarNode Node(string text) => new ScalarNode(text, default);
}
