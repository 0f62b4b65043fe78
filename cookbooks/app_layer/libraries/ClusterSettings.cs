namespace AppLayer;

/// <summary>What <c>app_layer.defaults</c> and, over it, <c>app_layer.clusters.NAME</c> say of a cluster.</summary>
public sealed class ClusterSettings(SettingsReader read)
{
    /// <summary>The side of the clients.</summary>
    public ListenSettings Listen { get; } = new(read);

    /// <summary>Hosts that are asked for, where clusters share a port: one, or a list; `*.example.com` is every host below it.</summary>
    public IReadOnlyList<string> Hosts { get; } = read.Texts("hosts", Route.HostForm, Route.IsHost);

    /// <summary>Paths that are asked for, where clusters share a port: one, or a list. `/api` is `/api` and all below it, but not `/apis`.</summary>
    public IReadOnlyList<string> Paths { get; } = read.Texts("paths", Route.PathForm, Route.IsPath);

    /// <summary>The servers.</summary>
    public ServerSettings Servers { get; } = new(read);

    /// <summary>Their health check.</summary>
    public CheckSettings Check { get; } = read.Value("check") is { IsMap: true } && read.Map("check") is { } check ? new(check)
        : throw read.Wrong("check", "a map: a server without a health check never counts as dead, and the port of a dead cluster would stay open");

    /// <summary>HAProxy's balance algorithm.</summary>
    public string? Balance { get; } = read.Text("balance");

    /// <summary>How long connecting to a server may take.</summary>
    public string? ConnectTimeout { get; } = read.Map("timeouts")?.Time("connect");

    /// <summary>How long a server may be silent.</summary>
    public string? ServerTimeout { get; } = read.Map("timeouts")?.Time("server");

    /// <summary>How long a request may wait for a free server.</summary>
    public string? QueueTimeout { get; } = read.Map("timeouts")?.Time("queue");

    /// <summary>How often a failed connection to a server is tried again. Each try counts for `check.error_limit`, so that the last server's death is noticed sooner.</summary>
    public int? Retries { get; } = read.Number("retries", 0);

    /// <summary>After how many failed connections to a server another one is tried. Null: never.</summary>
    public int? Redispatch { get; } = read.Number("redispatch", 1);

    /// <summary>Where clients are remembered.</summary>
    public StickTableSettings? StickTable { get; } = read.Map("stick_table") is { } table ? new(table) : null;

    /// <summary>Usable servers that a closed port waits for before it opens; all, where the cluster has fewer.</summary>
    public int MinServers { get; } = read.Number("min_servers", 1) ?? 1;

    /// <summary>Further lines of the backend, as HAProxy reads them.</summary>
    public IReadOnlyList<string> BackendLines { get; } = read.Texts("backend_lines");

    /// <summary>The lines of the backend but its servers.</summary>
    public IReadOnlyList<string> Lines(string? peers)
    {
        var lines = new List<string>();
        Add("balance", Balance);
        StickTable?.AddLines(lines, peers);
        Check.AddLines(lines, Listen.IsHttp);
        Add("timeout connect", ConnectTimeout);
        Add("timeout server", ServerTimeout);
        Add("timeout queue", QueueTimeout);
        Add("retries", Retries?.ToString());
        Add("option redispatch", Redispatch?.ToString());
        // Without it all but the first of the backup servers would idle.
        if (Servers.Backup is not null) lines.Add("option allbackups");
        lines.AddRange(BackendLines);
        lines.Add(Servers.Common(Check));
        return lines;

        void Add(string keyword, string? value)
        {
            if (value is not null) lines.Add($"{keyword} {value}");
        }
    }
}
