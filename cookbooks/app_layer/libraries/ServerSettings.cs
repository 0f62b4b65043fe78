namespace AppLayer;

/// <summary>How the servers of a cluster are spoken to, and how much each gets to do.</summary>
public sealed class ServerSettings(SettingsReader read)
{
    /// <summary>Port of the servers.</summary>
    public int BackendPort { get; } = read.Port("backend_port") ?? throw read.Wrong("backend_port", "a port");

    /// <summary>Most connections to one server at a time; others wait.</summary>
    public int? ServerMaxconn { get; } = read.Number("server_maxconn", 1);

    /// <summary>How long a server that returns is spared its full share: the one that returns first would else get everybody at once.</summary>
    public string? Slowstart { get; } = read.Time("slowstart");

    /// <summary>Whether the servers are told of the client by the PROXY protocol, version 2.</summary>
    public bool SendProxy { get; } = read.Flag("send_proxy");

    /// <summary>Servers that get requests only when no other is left: `other_zones`, those of another availability zone than the balancer's.</summary>
    public string? Backup { get; } = read.Word("backup", "other_zones");

    /// <summary>The servers' shares.</summary>
    public WeightSettings? Weights { get; } = read.Map("weights") is { } weights ? new(weights) : null;

    /// <summary>Further parameters of each server, as HAProxy reads them.</summary>
    public string? ServerOptions { get; } = read.Text("server_options");

    /// <summary>What all servers have in common.</summary>
    public string Common(CheckSettings check)
    {
        var words = new Words("default-server");
        check.AddWords(words);
        return words.Add("maxconn", ServerMaxconn).Add("slowstart", Slowstart).Add(SendProxy ? "send-proxy-v2" : null).Add(ServerOptions).ToString();
    }

    /// <summary>A server.</summary>
    public string Line(Instance server, Instance self) => new Words($"server {Name(server)} {server.PrivateIp}:{BackendPort} check")
        .Add("weight", Weights?.Of(server))
        .Add(Backup is not null && self.AvailabilityZone is { } zone && server.AvailabilityZone is { } other && other != zone ? "backup" : null)
        .ToString();

    /// <summary>The host name in the letters that HAProxy takes in a name.</summary>
    private static string Name(Instance server) =>
        string.Concat(server.HostName.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ':' ? c : '_'));
}

/// <summary>The share of requests that a server gets, from 0 to 256 and 1 where nothing is said: by its host, else by its type, else by its backends.</summary>
public sealed class WeightSettings(SettingsReader read)
{
    private const int Most = 256;

    /// <summary>Weights by host name.</summary>
    public IReadOnlyDictionary<string, int> Hosts { get; } = read.Numbers("hosts", 0, Most);

    /// <summary>Weights by instance type: `{ "c3.large": 2 }`.</summary>
    public IReadOnlyDictionary<string, int> InstanceTypes { get; } = read.Numbers("instance_types", 0, Most);

    /// <summary>Whether the weight is the number of server processes that OpsWorks worked out for the instance.</summary>
    public bool Backends { get; } = read.Flag("backends");

    /// <summary>A server's weight; null where nothing is said.</summary>
    public int? Of(Instance server) =>
        Hosts.TryGetValue(server.HostName, out int weight) || (server.InstanceType is { } type && InstanceTypes.TryGetValue(type, out weight)) ? weight
            : Backends && server.Backends is { } backends ? Math.Clamp(backends, 1, Most)
            : null;
}
