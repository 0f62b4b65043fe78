namespace AppLayer;

/// <summary>All that this instance balances, read and checked.</summary>
public sealed class Balancing
{
    private readonly Node node;

    /// <summary>Reads what the attributes say of the paired layers.</summary>
    public Balancing(Node node, IReadOnlyList<Pair> pairs)
    {
        this.node = node;
        IReadOnlyList<Cluster> clusters = Cluster.Of(node, pairs);
        Monitor = Read("monitor", static read => new MonitorSettings(read));
        Stats = Read("stats", static read => new StatsSettings(read));
        PeerSettings peers = Read("peers", static read => new PeerSettings(read));
        if (peers.Port is { } port && clusters.Any(static cluster => cluster.Settings.StickTable is not null)) Peers = new(node, pairs, port);

        IReadOnlyList<Listener> listeners = Listener.Of(clusters, ("app_layer.monitor", Monitor.Bind), ("app_layer.stats", Stats.Bind), ("app_layer.peers", Peers?.Bind));
        Listeners = [.. listeners.Where(static listener => listener.HasServers)];
        Clusters = [.. clusters.Where(cluster => Listeners.Any(listener => listener.Clusters.Contains(cluster)))];
    }

    /// <summary>The frontends. A port behind which nobody is has none: better refused than sent into the void.</summary>
    public IReadOnlyList<Listener> Listeners { get; }

    /// <summary>The clusters behind them, by name.</summary>
    public IReadOnlyList<Cluster> Clusters { get; }

    /// <summary>Those that share stick tables; null where there is none to share.</summary>
    public Peers? Peers { get; }

    /// <summary>The port for those who watch this balancer.</summary>
    public MonitorSettings Monitor { get; }

    /// <summary>The statistics page.</summary>
    public StatsSettings Stats { get; }

    private T Read<T>(string key, Func<SettingsReader, T> settings)
    {
        var read = new SettingsReader($"app_layer.{key}", node.Read("app_layer", key));
        T known = settings(read);
        read.RefuseOthers();
        return known;
    }
}
