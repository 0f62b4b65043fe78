// The balancer's part: HAProxy in front of each cluster whose layer pairs with one of this instance's layers.
// An application server runs this recipe too, as every instance of a stack may; only those in a HAProxy layer get HAProxy.
IReadOnlyList<Pair> pairs = Pairing.Of(node);
if (pairs.Count == 0)
{
    Log($"app_layer: this instance is in no HAProxy layer (its layers: {string.Join(", ", node.Stack().Self.Layers)}; see app_layer.pairs).");
    return;
}

IncludeRecipe("haproxy");

Balancing balancing = new(node, pairs);
Instance self = node.Stack().Self;
string configFile = node["haproxy"]["config_file"];

foreach (Listener listener in balancing.Listeners)
{
    HaproxyFrontend(listener.Name, new()
    {
        ConfigFile = configFile,
        Bind = listener.Bind,
        Mode = listener.Mode,
        DefaultBackend = listener.DefaultBackend,
        ExtraOptions = new() { [""] = listener.Lines },
    });
    PortGuard(listener.Name, new() { ConfigFile = configFile, Backends = listener.Backends, MinServers = listener.MinServers });
}

foreach (Cluster cluster in balancing.Clusters)
    HaproxyBackend(cluster.Name, new() { ConfigFile = configFile, Mode = cluster.Settings.Listen.Mode, ExtraOptions = new() { [""] = cluster.Lines(self, balancing.Peers) } });

if (balancing.Peers is { } peers)
{
    LocalPeer(peers.Self, new() { ConfigFile = configFile });
    HaproxyPeer(Peers.Section, new() { ConfigFile = configFile, ExtraOptions = new() { [""] = peers.Lines } });
}

// Open whatever becomes of the clusters: it tells of this HAProxy, and of nothing else.
if (balancing.Monitor.Bind is { } monitor)
    HaproxyFrontend("monitor:http", new() { ConfigFile = configFile, Bind = monitor, Mode = ProxyMode.Http, ExtraOptions = new() { ["monitor-uri"] = balancing.Monitor.Uri } });

if (balancing.Stats.Bind is { } stats)
{
    // The password stands in a file of its own, and what it would be in the configuration is nobody's to read.
    string authorization = $"{System.IO.Path.GetDirectoryName(configFile)}/stats.auth";
    File(authorization, new() { Content = balancing.Stats.Authorization, Owner = "haproxy", Group = "haproxy", Mode = "0400", Sensitive = true, Notifies = [new(Reload, "haproxy_service[haproxy]")] });
    HaproxyFrontend("stats:http", new()
    {
        ConfigFile = configFile,
        Bind = stats,
        Mode = ProxyMode.Http,
        Stats = new() { ["enable"] = "", ["hide-version"] = "", ["uri"] = balancing.Stats.Uri },
        ExtraOptions = new() { ["http-request"] = $"auth realm statistics unless {{ req.hdr(Authorization) -m str -f {authorization} }}" },
    });
}

if (!node["app_layer"]["demo"]) return;

foreach (Cluster cluster in balancing.Clusters)
{
    foreach (Instance server in cluster.Servers.Where(server => server.PrivateIp!.StartsWith("127.")))
        HaproxyFrontend($"demo:{server.HostName}:{cluster.Settings.Servers.BackendPort}", new()
        {
            ConfigFile = configFile,
            Bind = $"{server.PrivateIp}:{cluster.Settings.Servers.BackendPort}",
            Mode = ProxyMode.Http,
            ExtraOptions = new() { ["http-request"] = $"return status 200 content-type text/plain string \"{server.HostName} of {cluster.Name} answered\\n\"" },
        });
    if (cluster.Servers.Count > 0 && cluster.Settings.Listen.Port is [var port, ..])
        Suggest($"curl http://localhost:{port}/    # {string.Join(" and ", cluster.Servers.Select(server => server.HostName))} of {cluster.Name}, in turn");
}
Suggest("edit node.json (add an instance, or set one to \"stopped\"), then: sudo ./recipe-runner converge");
