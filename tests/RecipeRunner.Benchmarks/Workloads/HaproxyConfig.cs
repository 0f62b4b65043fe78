namespace RecipeRunner.Benchmarks.Workloads;

/// <summary>
/// The configuration that every contestant renders. A template is the head followed by a loop over the line, which
/// begins with the line feed: so no template language's own rules about blank lines matter.
/// </summary>
internal static class HaproxyConfig
{
    public const string Head =
        """
        global
            maxconn 4096

        defaults
            mode http
            timeout connect 5s
            timeout client 50s
            timeout server 50s

        frontend www
            bind 127.0.0.1:8080
            default_backend app

        backend app
            balance roundrobin
        """;

    public static string Of(IEnumerable<Server> servers) => Template(
        string.Concat(servers.Select(server => Line(server.Name, server.Address, server.Port.ToString()))));

    /// <summary>The template whose loop is this text.</summary>
    public static string Template(string loop) => Head + loop + "\n";

    /// <summary>A server's line with these expressions in it.</summary>
    public static string Line(string name, string address, string port) => $"\n    server {name} {address}:{port} check";
}
