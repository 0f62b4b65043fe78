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
    public static IEnumerable<StackNode> Others(Node node) => Chef11Stack.Of(node) is { } data
        ? data.Others().Where(i => i.IsOnline).Select(i => Of(i, data))
        : [];

    /// <summary>The instance of this run, whatever its status; null without a Chef 11 stack.</summary>
    public static StackNode? Self(Node node) => Chef11Stack.Of(node) is { } data && data.Self() is { } self ? Of(self, data) : null;

    private static StackNode Of(Instance instance, Chef11Stack data)
    {
        var content = (MapNode)AttributeNodes.From(new OrderedDictionary<string, object?>
        {
            ["id"] = instance.Id,
            ["aws_instance_id"] = instance.Ec2InstanceId,
            ["status"] = instance.Status,
            ["private_ip"] = instance.PrivateIp,
            ["ip"] = instance.Ip,
            ["elastic_ip"] = instance.ElasticIp,
            ["private_dns_name"] = instance.PrivateDnsName,
            ["public_dns_name"] = instance.PublicDnsName,
            ["instance_type"] = instance.InstanceType,
            ["availability_zone"] = instance.AvailabilityZone,
            ["region"] = instance.Region,
            ["backends"] = instance.Backends,
            ["created_at"] = Time(instance.CreatedAt),
            ["booted_at"] = Time(instance.BootedAt),
            ["hostname"] = instance.HostName,
            ["fqdn"] = instance.HostName,
            ["ipaddress"] = instance.Ip,
            ["tags"] = instance.Layers,
            ["ec2"] = new OrderedDictionary<string, object?>
            {
                ["instance_id"] = instance.Ec2InstanceId,
                ["instance_type"] = instance.InstanceType,
                ["local_ipv4"] = instance.PrivateIp,
                ["public_ipv4"] = instance.Ip,
                ["placement_availability_zone"] = instance.AvailabilityZone,
            },
            ["cloud"] = new OrderedDictionary<string, object?>
            {
                ["local_ipv4"] = instance.PrivateIp,
                ["public_ipv4"] = instance.Ip,
            },
            ["opsworks"] = new OrderedDictionary<string, object?>
            {
                ["stack"] = new OrderedDictionary<string, object?> { ["name"] = data.Name, ["id"] = data.Id, ["vpc_id"] = data.VpcId },
                ["layers"] = Layers(instance, data),
            },
        }, default);
        return new(instance.HostName, content, instance.Layers);
    }

    private static OrderedDictionary<string, object?> Layers(Instance instance, Chef11Stack data)
    {
        var layers = new OrderedDictionary<string, object?>();
        foreach (string name in instance.Layers)
        {
            Layer layer = data.Layer(name);
            layers[name] = new OrderedDictionary<string, object?> { ["name"] = layer.Name, ["id"] = layer.Id };
        }
        return layers;
    }

    private static string? Time(DateTimeOffset? time) => time?.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
}

/// <summary>An instance as a node.</summary>
internal sealed record StackNode(string HostName, MapNode Content, IReadOnlyList<string> Layers);
