using System.Runtime.CompilerServices;
using RecipeRunner.Dsl;

namespace Haproxy;

/// <summary>A <c>backend</c>: the servers among which requests are divided.</summary>
/// <example><code>
/// HaproxyBackend("pages", new()
/// {
///     Server = ["p1 192.0.2.10:80 check", "p2 192.0.2.11:80 check"],
///     ExtraOptions = new() { ["balance"] = "leastconn" },
/// });
/// </code></example>
public sealed record HaproxyBackendResource : HaproxyExtensibleSectionResource
{
    /// <summary>What it speaks: `Http`, `Tcp` or `Health`.</summary>
    public ProxyMode? Mode { get; init; }

    /// <summary>Its servers: `web1 192.0.2.1:80 check`.</summary>
    public Many<string>? Server { get; init; }

    /// <summary>The keyword `tcp-request`.</summary>
    public Many<string>? TcpRequest { get; init; }

    /// <summary>HTTP request lines to be replaced. HAProxy 2.1 and later refuse it.</summary>
    public Many<string>? Reqrep { get; init; }

    /// <summary>As `Reqrep`, where capitals and small letters are alike.</summary>
    public Many<string>? Reqirep { get; init; }

    /// <summary>Access control lists: `is_api path_beg /api`.</summary>
    public Many<string>? Acl { get; init; }

    /// <summary>The keyword `option`.</summary>
    public Many<string>? Option { get; init; }

    /// <summary>How hashes are mapped to servers: `Consistent` or `MapBased`.</summary>
    public HashType? HashType { get; init; }

    protected override SectionKind Kind => SectionKind.Backend;

    protected override Rule[] Rules =>
    [
        Set("mode", Mode.Word()),
        Add("server", Server),
        AddOnce("acl", Acl),
        Add("option", Option),
        Add("tcp-request", TcpRequest),
        Set("hash-type", HashType.Word()),
        Set("reqrep", Reqrep),
        Set("reqirep", Reqirep),
        Extra,
    ];
}

[RecipeVerbs]
public static class HaproxyBackendVerbs
{
    /// <summary>Declares a backend. Actions: create (default), delete.</summary>
    public static ResourceSlot HaproxyBackend(string name, HaproxyBackendResource? properties = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Declare(name, properties ?? new(), file, line);
}
