namespace AppLayer;

/// <summary>How balancers tell each other their stick tables.</summary>
public sealed class PeerSettings(SettingsReader read)
{
    /// <summary>Port on which they do; open only where a cluster has a stick table. Null: every balancer keeps its own.</summary>
    public int? Port { get; } = read.Port("port");
}

/// <summary>The balancers that share stick tables: this one, and all that are online in one of its HAProxy layers.</summary>
public sealed class Peers
{
    /// <summary>The section's name.</summary>
    public const string Section = "balancers";

    private readonly SortedDictionary<string, string> addresses = new(StringComparer.Ordinal);

    /// <summary>Finds them.</summary>
    public Peers(Node node, IReadOnlyList<Pair> pairs, int port)
    {
        foreach (Pair pair in pairs)
            foreach (Instance balancer in node.Layer(pair.Balancer).Online)
                addresses[balancer.HostName] = $"{balancer.PrivateIp}:{port}";
        // During its setup it is not online yet. A table that it shares only with itself still outlives a reload.
        Instance self = node.Stack().Self;
        Self = self.HostName;
        addresses[Self] = $"{self.PrivateIp ?? "127.0.0.1"}:{port}";
    }

    /// <summary>This one's name among them.</summary>
    public string Self { get; }

    /// <summary>Where this one listens for the others.</summary>
    public string Bind => addresses[Self];

    /// <summary>The lines of the section.</summary>
    public string[] Lines => [.. addresses.Select(static peer => $"peer {peer.Key} {peer.Value}")];
}
