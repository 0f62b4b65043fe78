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

    /// <summary>Longest time until a health check that asks for a path has failed; null when none does.</summary>
    public TimeSpan? SeenWithin { get; private set; }

    public static BalancerChecks Of(Node node)
    {
        var checks = new BalancerChecks();
        foreach (string layer in Applications.LayersOf(node)) checks.Add(node, layer);
        return checks;
    }

    private void Add(Node node, string layer)
    {
        int port = (int)Find("backend_port")!;
        if (!ports.Contains(port)) ports.Add(port);
        if (string.IsNullOrEmpty((string?)Find("check", "path"))) return;

        int fall = (int?)Find("check", "fall") ?? 3;
        TimeSpan inter = Time("inter", null) ?? TimeSpan.FromSeconds(2);
        // The check under way may be answered by the health file still; each that fails after it may take all its time.
        TimeSpan seen = inter + (fall - 1) * (Time("fastinter", null) ?? inter) + (fall + 1) * (Time("timeout", null) ?? inter);
        if (SeenWithin is null || seen > SeenWithin) SeenWithin = seen;

        AttributeValue? Find(params string[] path) => node.Read(["app_layer", "clusters", layer, .. path]) ?? node.Read(["app_layer", "defaults", .. path]);

        TimeSpan? Time(string key, TimeSpan? missing) => Find("check", key) is not { } value ? missing
            // A number alone is milliseconds to HAProxy.
            : long.TryParse(value.ToString(), out long milliseconds) ? TimeSpan.FromMilliseconds(milliseconds) : value.As<TimeSpan>();
    }
}
