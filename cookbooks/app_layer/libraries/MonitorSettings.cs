namespace AppLayer;

/// <summary>The port that stays open whatever becomes of the clusters, for those who watch the balancer itself: keepalived, a network load balancer.</summary>
public sealed class MonitorSettings(SettingsReader read)
{
    /// <summary>Port that it listens on. Null: there is none.</summary>
    public int? Port { get; } = read.Port("port");

    /// <summary>Its address; `*` for all.</summary>
    public string Address { get; } = read.Text("address") ?? "*";

    /// <summary>Page that is answered with status 200. Who only connects need not ask for it.</summary>
    public string Uri { get; } = read.Text("uri", Route.PathForm, Route.IsPath) ?? "/";

    /// <summary>Where it listens; null when it does not.</summary>
    public string? Bind => Port is null ? null : $"{Address}:{Port}";
}
