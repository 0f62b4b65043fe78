using Map = System.Collections.Generic.OrderedDictionary<string, object?>;

namespace RecipeRunner.Stacks.Import;

/// <summary>
/// The attributes <c>haproxy</c> of an instance in the built-in HAProxy layer: OpsWorks worked out there what the balancer of a
/// stack balances. Only layers of the built-in types count, all of a type together.
/// </summary>
internal sealed class Chef11Haproxy(StackResources stack, Action<string>? note)
{
    /// <summary>The types of layers, and of their applications; Java applications were never told apart.</summary>
    private static readonly (string Kind, string LayerType, string? AppType)[] Kinds =
    [
        ("rails", "rails-app", "rails"), ("php", "php-app", "php"), ("nodejs", "nodejs-app", "nodejs"), ("static", "web", "static"), ("java", "java-app", null),
    ];

    private static readonly (string Attribute, string OfLayer)[] Settings =
    [
        ("stats_url", "haproxy_stats_url"), ("stats_user", "haproxy_stats_user"),
        ("health_check_url", "haproxy_health_check_url"), ("health_check_method", "haproxy_health_check_method"),
    ];

    /// <summary>The attributes; null for an instance that is in no such layer.</summary>
    public Map? Of(StackFields instance)
    {
        if (LayersOf("lb").FirstOrDefault(layer => IsIn(instance, layer)) is not { } balancer) return null;
        StackFields settings = balancer.Below("attributes");
        var haproxy = new Map { ["enable_stats"] = settings.Flag("enable_haproxy_stats") };
        foreach ((string attribute, string ofLayer) in Settings)
            if (settings.Text(ofLayer) is { } value)
                haproxy[attribute] = value;
        if (settings.Text("haproxy_stats_password") is { } password) haproxy["stats_password"] = Secrets.Shown(password, "haproxy.stats_password", note);
        foreach ((string kind, string layerType, string? appType) in Kinds)
        {
            haproxy[kind + "_backends"] = Servers(layerType);
            if (appType is not null) haproxy[kind + "_applications"] = Applications(appType);
        }
        return haproxy;
    }

    private List<Map> Servers(string layerType)
    {
        StackFields[] layers = [.. LayersOf(layerType)];
        return
        [
            .. stack.Online.Where(i => layers.Any(layer => IsIn(i, layer)))
                .Select(i => new Map { ["name"] = StackResources.HostName(i), ["ip"] = i.Text("private_ip"), ["backends"] = null }),
        ];
    }

    private Map Applications(string type)
    {
        var applications = new Map();
        foreach (StackFields app in stack.Apps.Where(a => a.Text("type") == type).OrderBy(StackResources.AppName, StringComparer.Ordinal))
            applications[StackResources.AppName(app)] = new Map { ["domains"] = StackResources.Domains(app), ["mounted_at"] = null };
        return applications;
    }

    private IEnumerable<StackFields> LayersOf(string type) => stack.Layers.Where(layer => layer.Text("type") == type);

    private bool IsIn(StackFields instance, StackFields layer) => stack.LayersOf(instance).Contains(StackResources.LayerName(layer));
}
