using System.Globalization;
using RecipeRunner.Nodes;

namespace RecipeRunner.Stacks;

/// <summary>
/// The instances of a Chef 11 stack as the OpsWorks agent put them before <c>search(:node)</c>: a node for each one that is
/// online, with what the stack says of it, a few attributes that a machine would say itself, and its layers as tags and roles.
/// </summary>
internal static class StackNodes
{
    /// <summary>The instances besides the one of this run that are online; none without a Chef 11 stack.</summary>
    public static IEnumerable<StackNode> Others(Node node)
    {
        if (Chef11Stack.Of(node) is not { } data) yield break;
        var shared = new SharedParts(data);
        foreach (Instance instance in data.Others())
            if (instance.IsOnline)
                yield return Of(instance, shared);
    }

    /// <summary>The instance of this run, whatever its status; null without a Chef 11 stack.</summary>
    public static StackNode? Self(Node node) => Chef11Stack.Of(node) is { } data && data.Self() is { } self ? Of(self, new(data)) : null;

    private static StackNode Of(Instance instance, SharedParts shared) => new(instance.HostName, Map(
        ("id", instance.Id),
        ("aws_instance_id", instance.Ec2InstanceId),
        ("status", instance.Status),
        ("private_ip", instance.PrivateIp),
        ("ip", instance.Ip),
        ("elastic_ip", instance.ElasticIp),
        ("private_dns_name", instance.PrivateDnsName),
        ("public_dns_name", instance.PublicDnsName),
        ("instance_type", instance.InstanceType),
        ("availability_zone", instance.AvailabilityZone),
        ("region", instance.Region),
        ("backends", instance.Backends),
        ("created_at", Time(instance.CreatedAt)),
        ("booted_at", Time(instance.BootedAt)),
        ("hostname", instance.HostName),
        ("fqdn", instance.HostName),
        ("ipaddress", instance.Ip),
        ("tags", instance.Layers),
        ("ec2", Map(
            ("instance_id", instance.Ec2InstanceId),
            ("instance_type", instance.InstanceType),
            ("local_ipv4", instance.PrivateIp),
            ("public_ipv4", instance.Ip),
            ("placement_availability_zone", instance.AvailabilityZone))),
        ("cloud", Map(("local_ipv4", instance.PrivateIp), ("public_ipv4", instance.Ip))),
        ("opsworks", Map(("stack", shared.Stack), ("layers", shared.Layers(instance))))), instance.Layers);

    private static MapNode Map(params ReadOnlySpan<(string Key, object? Value)> entries)
    {
        var map = new MapNode(default);
        foreach ((string key, object? value) in entries) map.TryAdd(key, value as MapNode ?? AttributeNodes.From(value, default));
        return map;
    }

    private static string? Time(DateTimeOffset? time) => time?.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>What is the same for many instances of a stack, made once: there are thousands of them.</summary>
    private sealed class SharedParts(Chef11Stack data)
    {
        private readonly Dictionary<string, MapNode> layers = new(StringComparer.Ordinal);

        public MapNode Stack { get; } = Map(("name", data.Name), ("id", data.Id), ("vpc_id", data.VpcId));

        public MapNode Layers(Instance instance)
        {
            var own = new MapNode(default);
            foreach (string name in instance.Layers) own.TryAdd(name, Layer(name));
            return own;
        }

        private MapNode Layer(string name)
        {
            if (layers.TryGetValue(name, out MapNode? known)) return known;
            Layer layer = data.Layer(name);
            return layers[name] = Map(("name", layer.Name), ("id", layer.Id));
        }
    }
}

/// <summary>An instance as a node.</summary>
internal sealed record StackNode(string HostName, MapNode Content, IReadOnlyList<string> Layers);
