using System.Globalization;

namespace RecipeRunner.Stacks;

/// <summary>
/// An instance of a stack under OpsWorks's names of Chef 11. What the data do not have, or have as empty text, is null.
/// </summary>
public sealed class Instance
{
    private readonly Func<Instance, IReadOnlyList<string>> layers;
    private readonly string? createdAt;
    private readonly string? bootedAt;

    internal Instance(string hostName, Func<Instance, IReadOnlyList<string>> layers) => (HostName, this.layers) = (hostName, layers);

    /// <summary>The host name, which is the key in a layer's instances.</summary>
    public string HostName { get; }

    /// <summary>The instance's id, a GUID.</summary>
    public string? Id { get; internal init; }

    /// <summary>The id of the machine in EC2 (<c>i-...</c>); null for one that is not there.</summary>
    public string? Ec2InstanceId { get; internal init; }

    /// <summary><c>online</c>, <c>booting</c>, <c>stopped</c> and so on, as OpsWorks says it.</summary>
    public string? Status { get; internal init; }

    /// <summary>Whether the status is <c>online</c>; any other, an unknown one included, is not.</summary>
    public bool IsOnline => Status == "online";

    /// <summary>The address inside the network, for one instance to talk to another.</summary>
    public string? PrivateIp { get; internal init; }

    /// <summary>The public address; null in a private subnet.</summary>
    public string? Ip { get; internal init; }

    /// <summary>The Elastic IP address.</summary>
    public string? ElasticIp { get; internal init; }

    /// <summary>The private DNS name.</summary>
    public string? PrivateDnsName { get; internal init; }

    /// <summary>The public DNS name.</summary>
    public string? PublicDnsName { get; internal init; }

    /// <summary>The EC2 instance type, such as <c>c3.large</c>.</summary>
    public string? InstanceType { get; internal init; }

    /// <summary>The availability zone, such as <c>us-east-1a</c>.</summary>
    public string? AvailabilityZone { get; internal init; }

    /// <summary>The region, such as <c>us-east-1</c>.</summary>
    public string? Region { get; internal init; }

    /// <summary>The number of server processes that OpsWorks worked out from cores and memory; null for Chef 12, which does not say.</summary>
    public int? Backends { get; internal init; }

    /// <summary>The short names of the layers that it is in, ordered.</summary>
    public IReadOnlyList<string> Layers => field ??= layers(this);

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedAt => Time(createdAt);

    /// <summary>When it booted last; null for Chef 12, which does not say.</summary>
    public DateTimeOffset? BootedAt => Time(bootedAt);

    /// <summary>The times as they are written.</summary>
    internal (string? Created, string? Booted) Times { init => (createdAt, bootedAt) = value; }

    /// <summary>The host name.</summary>
    public override string ToString() => HostName;

    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? time : null;
}
