namespace AppLayer;

/// <summary>Addresses and ports, and the clusters that share them: a frontend.</summary>
public sealed class Listener
{
    private readonly List<Route> routes = [];

    private Listener(IReadOnlyList<Cluster> clusters, string bind)
    {
        Clusters = clusters;
        // The letters that a name may have.
        Name = clusters.Count == 1 ? clusters[0].Name : $"{Settings.Protocol}:{string.Concat(bind.Where(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or ':')).TrimStart(':')}";
        foreach (Cluster cluster in clusters) routes.AddRange(Route.Of(cluster));
        routes.Sort(Route.Compare);
    }

    /// <summary>The clusters, by name.</summary>
    public IReadOnlyList<Cluster> Clusters { get; }

    /// <summary>Where it listens.</summary>
    public Bind Bind { get; } = new();

    /// <summary>The cluster's name; of several, what they share first: <c>http:80</c>, which no layer can be called.</summary>
    public string Name { get; }

    /// <summary>What it speaks.</summary>
    public ProxyMode Mode => Settings.Mode;

    /// <summary>Whether any of the clusters has a server.</summary>
    public bool HasServers => Clusters.Any(cluster => cluster.Servers.Count > 0);

    /// <summary>Usable servers that the closed port waits for: the fewest that one of the clusters asks for, and no more than it has.</summary>
    public int MinServers => Clusters.Where(static cluster => cluster.Servers.Count > 0).Min(static cluster => Math.Min(cluster.Settings.MinServers, cluster.Servers.Count));

    /// <summary>The clusters' names, which are those of their backends.</summary>
    public string[] Backends => [.. Clusters.Select(static cluster => cluster.Name)];

    /// <summary>The cluster that takes what the others leave.</summary>
    public string? DefaultBackend => routes.Find(static route => route.IsRest)?.Cluster;

    /// <summary>The lines of the frontend.</summary>
    public string[] Lines => [.. Settings.Lines, .. routes.Where(static route => !route.IsRest).Select(static route => route.Line)];

    private ListenSettings Settings => Clusters[0].Settings.Listen;

    /// <summary>All listeners of this instance, by the names of their clusters: ports that the same clusters share are one.</summary>
    /// <param name="clusters">The clusters.</param>
    /// <param name="others">What else listens, and where; null where it does not.</param>
    public static IReadOnlyList<Listener> Of(IReadOnlyList<Cluster> clusters, params (string Owner, string? Bind)[] others)
    {
        var taken = new List<(string Owner, string Bind)>();
        foreach ((string owner, string? bind) in others)
        {
            if (bind is null) continue;
            RefuseTaken(taken, owner, bind);
            taken.Add((owner, bind));
        }

        var sharing = new SortedDictionary<string, List<Cluster>>(StringComparer.Ordinal);
        foreach (Cluster cluster in clusters)
            foreach (string bind in cluster.Settings.Listen.Binds.Keys)
            {
                RefuseTaken(taken, $"the cluster {cluster.Name}", bind);
                if (!sharing.TryGetValue(bind, out List<Cluster>? those)) sharing[bind] = those = [];
                foreach (Cluster other in those) Agree(bind, other, cluster);
                those.Add(cluster);
            }

        var listeners = new SortedDictionary<string, Listener>(StringComparer.Ordinal);
        foreach ((string bind, List<Cluster> those) in sharing)
        {
            string key = string.Join(' ', those.Select(static cluster => cluster.Name));
            if (!listeners.TryGetValue(key, out Listener? listener)) listeners[key] = listener = new(those, bind);
            listener.Bind[bind] = those[0].Settings.Listen.Binds[bind];
        }
        return [.. listeners.Values];
    }

    /// <summary>Two may listen on one port, by SO_REUSEPORT, and each would get some of the other's connections.</summary>
    private static void RefuseTaken(List<(string Owner, string Bind)> taken, string owner, string bind)
    {
        int colon = bind.LastIndexOf(':');
        foreach ((string other, string theirs) in taken)
            if (theirs.EndsWith(bind[colon..], StringComparison.Ordinal) && (theirs == bind || theirs[0] == '*' || bind[0] == '*'))
                throw Mistake.Of($"Both {other} and {owner} listen on {bind}: give one of them another port.");
    }

    private static void Agree(string bind, Cluster a, Cluster b)
    {
        ListenSettings x = a.Settings.Listen, y = b.Settings.Listen;
        string? difference = x.Mode != y.Mode ? $"mode: {x.Protocol} and {y.Protocol}"
            : x.Binds[bind] != y.Binds[bind] ? $"tls or accept_proxy: '{x.Binds[bind]}' and '{y.Binds[bind]}'"
            : !x.Lines.SequenceEqual(y.Lines) ? $"the frontend: {Rest(x, y)} and {Rest(y, x)}"
            : !x.IsHttp ? "nothing that tells their connections apart, as hosts and paths do in mode http"
            : null;
        if (difference is not null)
            throw Mistake.Of($"The clusters {a.Name} and {b.Name} share {bind}, but differ in {difference}. Make app_layer.clusters.{a.Name} and app_layer.clusters.{b.Name} agree, or give one of them another port.");
        foreach (Route one in Route.Of(a))
            foreach (Route other in Route.Of(b))
                if (one.IsSameAs(other))
                    throw Mistake.Of($"The clusters {a.Name} and {b.Name} share {bind}, and both want {one}. Say hosts or paths in app_layer.clusters.{a.Name} or app_layer.clusters.{b.Name}, or give one of them another port.");
    }

    private static string Rest(ListenSettings of, ListenSettings without) => $"'{string.Join("', '", of.Lines.Except(without.Lines))}'";
}
