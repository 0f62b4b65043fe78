namespace RecipeRunner.Cli.Haproxy;

/// <summary>HAProxy's frontends with the backends behind them, as it tells of them itself.</summary>
/// <param name="Frontends">In the order of the configuration.</param>
/// <param name="Others">Backends that no guard counts, and that have no frontend's name.</param>
internal sealed record HaproxyStatus(IReadOnlyList<FrontendStatus> Frontends, IReadOnlyList<BackendStatus> Others)
{
    public static HaproxyStatus Of(StatTable stat, IReadOnlyList<GuardLine> guards)
    {
        // A listen section with statistics or rules only has no servers.
        List<BackendStatus> backends = [.. stat.Rows.Where(row => row.IsBackend).Select(row => BackendStatus.Of(row, stat)).Where(backend => backend.Servers.Count > 0)];
        List<FrontendStatus> frontends = [];
        foreach (StatTable.Row row in stat.Rows.Where(row => row.IsFrontend))
        {
            GuardLine? guard = guards.FirstOrDefault(g => g.Frontend == row.Proxy);
            string[] names = guard?.Backends ?? [row.Proxy];
            frontends.Add(new(row.Proxy, row["status"], guard, [.. backends.Where(backend => names.Contains(backend.Name))]));
        }
        return new(frontends, [.. backends.Where(backend => frontends.TrueForAll(frontend => !frontend.Backends.Contains(backend)))]);
    }
}

/// <summary>A frontend.</summary>
/// <param name="Name">Its name.</param>
/// <param name="State">HAProxy's word for it: OPEN, FULL, PAUSED, STOP.</param>
/// <param name="Guard">What the port guard says of it; null when it has none.</param>
/// <param name="Backends">The backends behind it, as far as that is known: a guard's, or the one of its name.</param>
internal sealed record FrontendStatus(string Name, string State, GuardLine? Guard, IReadOnlyList<BackendStatus> Backends)
{
    public bool IsOpen => State is "OPEN" or "FULL";

    /// <summary>Whether somebody else than the guard closed the port.</summary>
    public bool IsClosedByHand => State == "PAUSED" && Guard?.IsClosed != true;

    public int Usable => Backends.Sum(backend => backend.Usable);

    public int Servers => Backends.Sum(backend => backend.Servers.Count);
}

/// <summary>A backend.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Usable">How many of its servers may get requests.</param>
/// <param name="Servers">All of them.</param>
internal sealed record BackendStatus(string Name, int Usable, IReadOnlyList<ServerStatus> Servers)
{
    public static BackendStatus Of(StatTable.Row backend, StatTable stat) => new(backend.Proxy, backend.Number("act") + backend.Number("bck"),
        [.. stat.Rows.Where(row => row.IsServer && row.Proxy == backend.Proxy).Select(ServerStatus.Of)]);
}

/// <summary>A server.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Address">Its address and port.</param>
/// <param name="State">HAProxy's word: UP, DOWN, MAINT, DRAIN, NOLB, no check, UP 1/3.</param>
/// <param name="Since">For how long it is in that state.</param>
/// <param name="Check">What the last check said: <c>L4CON</c>; empty when there was none.</param>
internal sealed record ServerStatus(string Name, string Address, string State, TimeSpan Since, string Check)
{
    public static ServerStatus Of(StatTable.Row row) =>
        new(row["svname"], row["addr"], row["status"], TimeSpan.FromSeconds(row.Number("lastchg")), row["check_status"].TrimStart('*', ' '));
}
