namespace AppLayer;

/// <summary>An application layer that this instance balances, and how.</summary>
/// <param name="Name">The application layer's short name.</param>
/// <param name="Settings">The cluster's settings over the defaults.</param>
/// <param name="Servers">Its servers that are online and have a private address, by name.</param>
public sealed record Cluster(string Name, ClusterSettings Settings, IReadOnlyList<Server> Servers);

/// <summary>An instance of an application layer.</summary>
/// <param name="Name">Its host name.</param>
/// <param name="Address">Its private address.</param>
public sealed record Server(string Name, string Address);

/// <summary>What <c>app_layer.defaults</c> and <c>app_layer.clusters.NAME</c> may say.</summary>
public sealed record ClusterSettings
{
    /// <summary>Address that the balancer listens on; <c>*</c> for all.</summary>
    public required string Address { get; init; }

    /// <summary>Port that the balancer listens on.</summary>
    public required int Port { get; init; }

    /// <summary>Port of the servers.</summary>
    public required int BackendPort { get; init; }

    /// <summary><c>http</c> or <c>tcp</c>.</summary>
    public required ProxyMode Mode { get; init; }

    /// <summary>HAProxy's balance algorithm.</summary>
    public required string Balance { get; init; }

    /// <summary>Times and counts of the health check, as HAProxy writes them behind <c>check</c>.</summary>
    public required string Check { get; init; }
}
