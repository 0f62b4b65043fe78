namespace AppLayer;

/// <summary>Which requests on a shared port are a cluster's: those for a host, below a path, or both.</summary>
/// <param name="Cluster">The cluster.</param>
/// <param name="Host">The host; <c>*.example.com</c> for all below one; empty for any.</param>
/// <param name="Path">The path, without a slash at its end; empty for any.</param>
public sealed record Route(string Cluster, string Host, string Path)
{
    /// <summary>What a host looks like.</summary>
    public const string HostForm = "a host name, or *. and a host name";

    /// <summary>What a path looks like.</summary>
    public const string PathForm = "a path that begins with /";

    /// <summary>Whether a text is a host.</summary>
    public static bool IsHost(string text) => HasOnly(text.StartsWith("*.", StringComparison.Ordinal) ? text[2..] : text, "-.");

    /// <summary>Whether a text is a path.</summary>
    public static bool IsPath(string text) => text[0] == '/' && HasOnly(text, "/-._~%!&()*+,;=:@?");

    /// <summary>The routes of a cluster; one that names neither hosts nor paths takes what the others leave.</summary>
    public static IEnumerable<Route> Of(Cluster cluster)
    {
        ClusterSettings settings = cluster.Settings;
        foreach (string host in settings.Hosts.Count > 0 ? settings.Hosts : [""])
            foreach (string path in settings.Paths.Count > 0 ? settings.Paths : [""])
                yield return new(cluster.Name, host.ToLowerInvariant(), path.TrimEnd('/'));
    }

    /// <summary>The special before the general: a host before all below a host before any host, then the longer path.</summary>
    public static int Compare(Route a, Route b)
    {
        int order = Rank(a.Host).CompareTo(Rank(b.Host));
        if (order == 0) order = b.Host.Length.CompareTo(a.Host.Length);
        if (order == 0) order = string.CompareOrdinal(a.Host, b.Host);
        if (order == 0) order = b.Path.Length.CompareTo(a.Path.Length);
        return order != 0 ? order : string.CompareOrdinal(a.Path, b.Path);
    }

    /// <summary>Whether the same requests are asked for.</summary>
    public bool IsSameAs(Route other) => Host == other.Host && Path == other.Path;

    /// <summary>Whether it takes what the others leave.</summary>
    public bool IsRest => Host.Length + Path.Length == 0;

    /// <summary>The line of the frontend; not for the rest.</summary>
    public string Line
    {
        get
        {
            string line = $"use_backend {Cluster} if";
            // A browser says the port with the host where it is not the usual one.
            if (Host.StartsWith('*')) line += $" {{ hdr(host),field(1,:) -i -m end {Host[1..]} }}";
            else if (Host.Length > 0) line += $" {{ hdr(host),field(1,:) -i {Host} }}";
            // The slash keeps /apis out of /api.
            if (Path.Length > 0) line += $" {{ path,concat(/) -m beg {Path}/ }}";
            return line;
        }
    }

    /// <summary>The requests in words.</summary>
    public override string ToString() => IsRest ? "what no other cluster takes: neither has hosts or paths" : $"{(Host.Length > 0 ? Host : "any host")}{Path}";

    private static int Rank(string host) => host.Length == 0 ? 2 : host[0] == '*' ? 1 : 0;

    private static bool HasOnly(string text, string others) => text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || others.Contains(c));
}
