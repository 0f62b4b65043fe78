namespace AppLayer;

/// <summary>What the balancers of this instance's layers go by: the ports that they send to, and how soon their checks see a failure.</summary>
internal sealed class BalancerChecks
{
    private readonly List<int> ports = [];

    private BalancerChecks()
    {
    }

    /// <summary>The servers' ports.</summary>
    public IReadOnlyList<int> Ports => ports;

    /// <summary>Longest time until a failing page is seen; null when none is asked for.</summary>
    public TimeSpan? SeenWithin { get; private set; }

    public static BalancerChecks Of(Node node)
    {
        var checks = new BalancerChecks();
        foreach (string layer in Applications.LayersOf(node))
            checks.Add(new ClusterSettings(new($"app_layer.clusters.{layer}", node.Read("app_layer", "clusters", layer), node["app_layer"]["defaults"])));
        return checks;
    }

    private void Add(ClusterSettings settings)
    {
        if (!ports.Contains(settings.Servers.BackendPort)) ports.Add(settings.Servers.BackendPort);
        CheckSettings check = settings.Check;
        if (!check.AsksForPage(settings.Listen.IsHttp)) return;

        // HAProxy's own values, where nobody says any.
        TimeSpan inter = Time(check.Inter) ?? TimeSpan.FromSeconds(2), timeout = Time(check.Timeout) ?? inter;
        int fall = check.Fall ?? 3;
        // The check under way may have seen the page still; each of those that follow may take all its time to fail.
        TimeSpan seen = inter + (fall - 1) * (Time(check.Fastinter) ?? inter) + (fall + 1) * timeout;
        if (SeenWithin is null || seen > SeenWithin) SeenWithin = seen;
    }

    private static TimeSpan? Time(string? text) => text is null ? null : ((HaproxyTime)text).Span;
}
