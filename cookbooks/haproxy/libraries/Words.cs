namespace Haproxy;

/// <summary>What a proxy speaks.</summary>
public enum ProxyMode { Http, Tcp, Health }

/// <summary>How a backend's next server is chosen.</summary>
public enum Balance { RoundRobin, StaticRr, LeastConn, First, Source, Uri, UrlParam, Header, RdpCookie }

/// <summary>How hashes are mapped to servers.</summary>
public enum HashType { Consistent, MapBased }

/// <summary>How much HAProxy says when it starts.</summary>
public enum DebugOption { Quiet, Debug }

/// <summary>Whether a <c>peers</c> section is in force.</summary>
public enum PeerState { Enabled, Disabled }

/// <summary>Where HAProxy comes from.</summary>
public enum InstallType { Package, Source }

/// <summary>What a configuration that HAProxy refuses does to the run.</summary>
public enum ConfigTestFailure { Raise, Log }

/// <summary>The enumerations in HAProxy's own words.</summary>
internal static class Words
{
    /// <summary>The word that stands in the configuration; null for an unset property.</summary>
    public static string? Word(this Enum? value) => value switch
    {
        null => null,
        // The usual ones without reflection: every run says them.
        ProxyMode.Http => "http",
        ProxyMode.Tcp => "tcp",
        Balance.RoundRobin => "roundrobin",
        DebugOption.Quiet => "quiet",
        Balance.StaticRr => "static-rr",
        Balance.UrlParam => "url_param",
        Balance.RdpCookie => "rdp-cookie",
        HashType.MapBased => "map-based",
        _ => value.ToString().ToLowerInvariant(),
    };
}
