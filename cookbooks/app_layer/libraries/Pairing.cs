using System.Text.RegularExpressions;

namespace AppLayer;

/// <summary>
/// Finds the application layers that this instance balances: a HAProxy layer of the instance names its application layer by a
/// regular expression on short names. Layer keys are matched, never host names: <c>app1</c> and <c>1</c> make the host <c>app11</c>,
/// which is a layer's name as well.
/// </summary>
public static class Pairing
{
    /// <summary>Whether this instance is in a HAProxy layer at all; an application server is not, and gets no HAProxy.</summary>
    public static bool IsBalancer(Node node) => Pairs(node).Any();

    /// <summary>The clusters of this instance, by name.</summary>
    public static IReadOnlyList<Cluster> Clusters(Node node)
    {
        AttributeValue layers = node["opsworks"]["layers"];
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach ((string own, string app) in Pairs(node))
        {
            if (layers.Has(app)) names.Add(app);
            else Warn($"The layer {own} balances the application layer '{app}', which this stack does not have. Its layers are {string.Join(", ", layers.Keys)}.");
        }
        return [.. names.Select(name => new Cluster(name, Settings(node, name), Servers(layers[name])))];
    }

    /// <summary>Placeholder for the pairs of the other branch.</summary>
    public static IEnumerable<(string Balancer, string App)> Of(Node node) => Pairs(node);

    /// <summary>The HAProxy layers of this instance, each with the application layer that it names.</summary>
    private static IEnumerable<(string Own, string App)> Pairs(Node node)
    {
        if (node.Read("opsworks") is not { } stack)
            throw Fail("app_layer: the attribute opsworks is missing. It is what OpsWorks sends of the stack: give it in node.json, or name the file that has it with --json-attributes.");
        var pattern = new Regex((string)node["app_layer"]["pairs"]!, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        foreach (string own in stack["instance"]["layers"].As<string[]>())
        {
            Match match = pattern.Match(own);
            if (match.Success) yield return (own, match.Groups["app"].Value);
        }
    }

    private static ClusterSettings Settings(Node node, string name)
    {
        var settings = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach ((string key, AttributeValue value) in node["app_layer"]["defaults"]) settings[key] = value.As<object?>();
        if (node.Read("app_layer", "clusters", name) is { } own)
            foreach ((string key, AttributeValue value) in own)
                settings[key] = value.As<object?>();
        string Text(string key) => settings[key]?.ToString() ?? throw Fail($"app_layer: '{key}' of cluster {name} is null.");
        return new()
        {
            Address = Text("address"),
            Port = Port("port"),
            BackendPort = Port("backend_port"),
            Mode = Mode(),
            Balance = Text("balance"),
            Check = Text("check"),
        };

        ProxyMode Mode() => Text("mode") switch
        {
            "http" => ProxyMode.Http,
            "tcp" => ProxyMode.Tcp,
            _ => throw Fail($"app_layer: 'mode' of cluster {name} is '{settings["mode"]}', expected http or tcp. It is set in app_layer.clusters.{name}.mode or app_layer.defaults.mode."),
        };

        int Port(string key) => int.TryParse(Text(key), out int port) && port is > 0 and < 65536
            ? port
            : throw Fail($"app_layer: '{key}' of cluster {name} is '{settings[key]}', expected a port from 1 to 65535. It is set in app_layer.clusters.{name}.{key} or app_layer.defaults.{key}.");
    }

    /// <summary>The instances that are online and have a private address; sorted, for the order in the JSON means nothing and changes.</summary>
    private static IReadOnlyList<Server> Servers(AttributeValue layer) =>
        layer.Read("instances") is not { } instances ? [] :
        [
            .. instances
                .Where(i => (string?)i.Read("status") == "online" && !string.IsNullOrEmpty((string?)i.Read("private_ip")))
                .Select(i => new Server(i.Key, (string)i["private_ip"]!))
                .OrderBy(s => s.Name, StringComparer.Ordinal),
        ];
}
