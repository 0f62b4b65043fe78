using AppLayer;

// An application server runs this recipe too, as every instance of a stack may; only those in a HAProxy layer get HAProxy.
if (!Pairing.IsBalancer(node)) return;

IncludeRecipe("haproxy");

bool demo = node["app_layer"]["demo"];
string configFile = node["haproxy"]["config_file"];

foreach (Cluster cluster in Pairing.Clusters(node))
{
    // A cluster without servers gets no listener: better refused than sent into the void.
    if (cluster.Servers.Count == 0) continue;

    ClusterSettings settings = cluster.Settings;
    HaproxyFrontend(cluster.Name, new()
    {
        ConfigFile = configFile,
        Bind = $"{settings.Address}:{settings.Port}",
        Mode = settings.Mode,
        Option = settings.Mode == ProxyMode.Tcp ? "tcplog" : "httplog",
        DefaultBackend = cluster.Name,
    });
    HaproxyBackend(cluster.Name, new()
    {
        ConfigFile = configFile,
        Mode = settings.Mode,
        ExtraOptions = new() { ["balance"] = settings.Balance },
        Server = cluster.Servers.Select(s => $"{s.Name} {s.Address}:{settings.BackendPort} check {settings.Check}").ToArray(),
    });
    if (!demo) continue;

    foreach (Server server in cluster.Servers.Where(s => s.Address.StartsWith("127.")))
        HaproxyFrontend($"demo-{server.Name}", new()
        {
            ConfigFile = configFile,
            Bind = $"{server.Address}:{settings.BackendPort}",
            Mode = ProxyMode.Http,
            ExtraOptions = new() { ["http-request"] = $"return status 200 content-type text/plain string \"{server.Name} of {cluster.Name} answered\\n\"" },
        });
    Suggest($"curl http://localhost:{settings.Port}/    # {string.Join(" and ", cluster.Servers.Select(s => s.Name))} of {cluster.Name}, in turn");
}
if (demo) Suggest("edit node.json (add an instance, or set one to \"stopped\"), then: sudo ./recipe-runner converge");
