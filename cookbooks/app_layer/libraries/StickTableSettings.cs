namespace AppLayer;

/// <summary>A table in which a cluster remembers its clients. The balancers of the cluster share it.</summary>
public sealed class StickTableSettings(SettingsReader read)
{
    /// <summary>What is remembered: `ip`, `ipv6`, `integer`, `string len 32`.</summary>
    public string Type { get; } = read.Text("type") ?? "ip";

    /// <summary>How many are.</summary>
    public string Size { get; } = read.Text("size") ?? "100k";

    /// <summary>How long a client is.</summary>
    public string Expire { get; } = read.Time("expire") ?? "30m";

    /// <summary>Counters that are kept of each: `http_req_rate(10s)`.</summary>
    public string? Store { get; } = read.Text("store");

    /// <summary>What sends a client to the same server again; `none` has the table count only.</summary>
    public string On { get; } = read.Text("on") ?? "src";

    /// <summary>What stands in the backend.</summary>
    public void AddLines(List<string> lines, string? peers)
    {
        lines.Add(new Words($"stick-table type {Type} size {Size} expire {Expire}").Add("store", Store).Add("peers", peers).ToString());
        if (On != "none") lines.Add($"stick on {On}");
    }
}
