using System.Runtime.CompilerServices;
using RecipeRunner.Dsl;

namespace Haproxy;

/// <summary>The section <c>defaults</c>: what holds for all proxies that do not say otherwise.</summary>
/// <example><code>
/// HaproxyConfigDefaults("", new()
/// {
///     Timeout = new() { ["client"] = "50s", ["server"] = "50s", ["connect"] = TimeSpan.FromSeconds(5) },
///     HaproxyRetries = 3,
///     ExtraOptions = new() { ["option"] = "idle-close-on-response" },
/// });
/// </code></example>
public sealed record HaproxyConfigDefaultsResource : HaproxyExtensibleSectionResource
{
    /// <summary>Timeouts by name. Default: `client`, `server` and `connect`, 10s each.</summary>
    public Timeouts Timeout { get; init; } = new() { ["client"] = "10s", ["server"] = "10s", ["connect"] = "10s" };

    /// <summary>Where the proxies log.</summary>
    public string Log { get; init; } = "global";

    /// <summary>What the proxies speak: `Http`, `Tcp` or `Health`.</summary>
    public ProxyMode Mode { get; init; } = ProxyMode.Http;

    /// <summary>How a backend's next server is chosen.</summary>
    public Balance Balance { get; init; } = Balance.RoundRobin;

    /// <summary>The keyword `option`. Default: httplog, dontlognull, redispatch, tcplog. Declaring the section again adds to them.</summary>
    public Many<string> Option { get; init; } = ["httplog", "dontlognull", "redispatch", "tcplog"];

    /// <summary>The keyword `stats`.</summary>
    public Options? Stats { get; init; }

    /// <summary>Most connections of a frontend at a time.</summary>
    public int? Maxconn { get; init; }

    /// <summary>How often a connection to a server is tried again. Chef's name; Retries is the resource's own.</summary>
    public int? HaproxyRetries { get; init; }

    /// <summary>How hashes are mapped to servers: `Consistent` or `MapBased`.</summary>
    public HashType? HashType { get; init; }

    protected override SectionKind Kind => SectionKind.Defaults;

    protected override string Title => "";

    protected override IEnumerable<string> Problems => Timeout.Problems;

    protected override Rule[] Rules =>
    [
        Say("timeout", Timeout.Lines),
        Set("log", Log),
        Set("mode", Mode.Word()),
        Set("balance", Balance.Word()),
        Set("hash-type", HashType.Word()),
        Add("option", Option),
        Set("maxconn", Maxconn),
        Set("retries", HaproxyRetries),
        Set("stats", Stats),
        Extra,
    ];
}

[RecipeVerbs]
public static class HaproxyConfigDefaultsVerbs
{
    /// <summary>Declares the section defaults. Actions: create (default), delete.</summary>
    public static ResourceSlot HaproxyConfigDefaults(string name = "", HaproxyConfigDefaultsResource? properties = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Declare(name, properties ?? new(), file, line);
}
