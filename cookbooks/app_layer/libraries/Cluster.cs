using RecipeRunner.Text;

namespace AppLayer;

/// <summary>An application layer that this instance balances, and how.</summary>
/// <param name="Name">The application layer's short name.</param>
/// <param name="Settings">Its settings over the defaults.</param>
/// <param name="Servers">Its instances that are online and have a private address, by host name.</param>
public sealed record Cluster(string Name, ClusterSettings Settings, IReadOnlyList<Instance> Servers)
{
    /// <summary>The clusters of some pairs, by name; however many layers of this instance lead to one, it is one.</summary>
    public static IReadOnlyList<Cluster> Of(Node node, IReadOnlyList<Pair> pairs)
    {
        Stack stack = node.Stack();
        if (node.Read("app_layer", "clusters") is { } all)
            foreach (string name in all.Keys)
                if (!stack.Layer(name).Exists && Nearest.Hint(name, stack.Layers.Select(layer => layer.ShortName)) is { Length: > 0 } hint)
                    Warn($"The attribute app_layer.clusters.{name} is for an application layer that this stack does not have.{hint}");

        var clusters = new List<Cluster>();
        foreach (Pair pair in pairs)
        {
            Layer layer = stack.Layer(pair.App);
            if (!layer.Exists || (clusters.Count > 0 && clusters[^1].Name == pair.App)) continue;
            var read = new SettingsReader($"app_layer.clusters.{pair.App}", node.Read("app_layer", "clusters", pair.App), node["app_layer"]["defaults"]);
            var settings = new ClusterSettings(read);
            read.RefuseOthers();
            if (settings.Listen.Binds.Count == 0) throw read.Wrong("port", "a port here, or in tls");
            if (!settings.Listen.IsHttp && settings.Hosts.Count + settings.Paths.Count > 0)
                throw Mistake.Of($"The cluster {pair.App} has hosts or paths, which only mode http shows; its mode is tcp.");
            clusters.Add(new(pair.App, settings, layer.Online));
        }
        return clusters;
    }

    /// <summary>The lines of its backend.</summary>
    /// <param name="self">This instance.</param>
    /// <param name="peers">Those that share its stick table; null for none.</param>
    public string[] Lines(Instance self, Peers? peers) =>
        [.. Settings.Lines(peers is null ? null : Peers.Section), .. Servers.Select(server => Settings.Servers.Line(server, self))];
}
