namespace AppLayer;

/// <summary>How a cluster is offered to its clients. Clusters that share an address and port have to agree on it.</summary>
public sealed class ListenSettings(SettingsReader read)
{
    /// <summary>Address that the balancer listens on; `*` for all.</summary>
    public string Address { get; } = read.Text("address") ?? "*";

    /// <summary>Port that it listens on: one, a list of them, or null for none beside those of `tls`.</summary>
    public IReadOnlyList<int> Port { get; } = read.Ports("port");

    /// <summary>Ports with TLS, beside `port`.</summary>
    public TlsSettings? Tls { get; } = read.Map("tls") is { } tls ? new(tls) : null;

    /// <summary>What it speaks: `http` or `tcp`.</summary>
    public ProxyMode Mode { get; } = read.Word("mode", "http", "tcp") == "tcp" ? ProxyMode.Tcp : ProxyMode.Http;

    /// <summary>Most connections of clients at a time.</summary>
    public int? Maxconn { get; } = read.Number("maxconn", 1);

    /// <summary>Whether clients are proxies that speak the PROXY protocol; who does not is refused then.</summary>
    public bool AcceptProxy { get; } = read.Flag("accept_proxy");

    /// <summary>How long a client may be silent.</summary>
    public string? ClientTimeout { get; } = read.Map("timeouts")?.Time("client");

    /// <summary>Further lines of the frontend, as HAProxy reads them.</summary>
    public IReadOnlyList<string> FrontendLines { get; } = read.Texts("frontend_lines");

    /// <summary>Whether HTTP is spoken, so that requests can be told apart.</summary>
    public bool IsHttp => Mode == ProxyMode.Http;

    /// <summary>The mode in HAProxy's words.</summary>
    public string Protocol => IsHttp ? "http" : "tcp";

    /// <summary>What follows <c>bind</c>, by address and port.</summary>
    public IReadOnlyDictionary<string, string> Binds
    {
        get
        {
            string proxy = AcceptProxy ? "accept-proxy" : "";
            var binds = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (int port in Port) binds[$"{Address}:{port}"] = proxy;
            foreach (int port in Tls?.Port ?? []) binds[$"{Address}:{port}"] = $"{Tls!.Parameters} {proxy}".TrimEnd();
            return binds;
        }
    }

    /// <summary>The lines of a frontend that do not depend on the clusters behind it.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            List<string> lines = IsHttp ? ["option httplog"] : ["option tcplog", "no option idle-close-on-response"];
            if (Maxconn is { } maxconn) lines.Add($"maxconn {maxconn}");
            if (ClientTimeout is { } timeout) lines.Add($"timeout client {timeout}");
            lines.AddRange(FrontendLines);
            return lines;
        }
    }
}

/// <summary>Ports on which the balancer speaks TLS.</summary>
public sealed class TlsSettings(SettingsReader read)
{
    /// <summary>File with certificate and key, or a folder of them: one, or a list.</summary>
    public IReadOnlyList<string> Crt { get; } = read.Texts("crt") is { Count: > 0 } files ? files : throw read.Wrong("crt", "the path of a file with certificate and key");

    /// <summary>Port: one, or a list of them. One that is in the other `port` too speaks TLS.</summary>
    public IReadOnlyList<int> Port { get; } = read.Ports("port", 443);

    /// <summary>Further parameters of the bind: `alpn h2,http/1.1`.</summary>
    public string? Options { get; } = read.Text("options");

    /// <summary>The parameters of a bind.</summary>
    public string Parameters => $"ssl crt {string.Join(" crt ", Crt)} {Options}".TrimEnd();
}
