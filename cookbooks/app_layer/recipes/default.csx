using AppLayer;

// An application server runs this recipe too, as every instance of a stack may; only those in a HAProxy layer get HAProxy.
if (!Pairing.IsBalancer(node)) return;

bool demo = node["app_layer"]["demo"];

foreach (Cluster cluster in Pairing.Clusters(node))
{
    // A cluster without servers gets no listener: better refused than sent into the void.
    if (cluster.Servers.Count == 0) continue;

    ClusterSettings settings = cluster.Settings;
    Default["haproxy"]["clusters"][cluster.Name] = new()
    {
        ["bind"] = $"{settings.Address}:{settings.Port}",
        ["mode"] = settings.Mode,
        ["balance"] = settings.Balance,
        ["check"] = settings.Check,
        ["servers"] = cluster.Servers.Select(s => s.Listening(settings.BackendPort)).ToArray(),
    };
    if (!demo) continue;

    foreach (Server server in cluster.Servers.Where(s => s.Address.StartsWith("127.")))
        Default["haproxy"]["answers"][$"demo-{server.Name}"] = new()
        {
            ["bind"] = $"{server.Address}:{settings.BackendPort}",
            ["text"] = $"{server.Name} of {cluster.Name} answered",
        };
    Suggest($"curl http://localhost:{settings.Port}/    # {string.Join(" and ", cluster.Servers.Select(s => s.Name))} of {cluster.Name}, in turn");
}
if (demo) Suggest("edit node.json (add an instance, or set one to \"stopped\"), then: sudo ./recipe-runner converge");

IncludeRecipe("haproxy");
