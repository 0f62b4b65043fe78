using System.Runtime.CompilerServices;
using RecipeRunner.Dsl;

namespace Haproxy;

/// <summary>A <c>listen</c>: a frontend and its backend in one section.</summary>
/// <example><code>
/// HaproxyListen("stats", new()
/// {
///     Bind = "127.0.0.1:8404",
///     Mode = ProxyMode.Http,
///     Stats = new() { ["uri"] = "/", ["refresh"] = TimeSpan.FromSeconds(10) },
/// });
/// </code></example>
public sealed record HaproxyListenResource : HaproxyExtensibleSectionResource
{
    /// <summary>Where it listens: an address, a list of them, or addresses with their parameters. Declaring the section again adds to them.</summary>
    public Bind Bind { get; init; } = "0.0.0.0:80";

    /// <summary>What it speaks: `Http`, `Tcp` or `Health`.</summary>
    public ProxyMode? Mode { get; init; }

    /// <summary>Most connections at a time.</summary>
    public int? Maxconn { get; init; }

    /// <summary>The keyword `stats`.</summary>
    public Options? Stats { get; init; }

    /// <summary>The keyword `http-request`.</summary>
    public Many<string>? HttpRequest { get; init; }

    /// <summary>The keyword `http-response`.</summary>
    public Many<string>? HttpResponse { get; init; }

    /// <summary>HTTP request lines to be replaced. HAProxy 2.1 and later refuse it.</summary>
    public Many<string>? Reqrep { get; init; }

    /// <summary>As `Reqrep`, where capitals and small letters are alike.</summary>
    public Many<string>? Reqirep { get; init; }

    /// <summary>The backend of whom no `UseBackend` takes. Default: its own servers.</summary>
    public string? DefaultBackend { get; init; }

    /// <summary>Backends with their conditions: `api if is_api`.</summary>
    public Many<string>? UseBackend { get; init; }

    /// <summary>Access control lists: `is_api path_beg /api`.</summary>
    public Many<string>? Acl { get; init; }

    /// <summary>The keyword `tcp-request`. Declaring the section again adds to them.</summary>
    public Many<string>? TcpRequest { get; init; }

    /// <summary>Its servers: `web1 192.0.2.1:80 check`.</summary>
    public Many<string>? Server { get; init; }

    /// <summary>The keyword `option`.</summary>
    public Many<string>? Option { get; init; }

    /// <summary>How hashes are mapped to servers: `Consistent` or `MapBased`.</summary>
    public HashType? HashType { get; init; }

    /// <summary>Whether the backends that it names may stand in another file. By default one that no recipe declares is an error.</summary>
    public bool BackendsElsewhere { get; init; }

    protected override SectionKind Kind => SectionKind.Listen;

    protected override Section Declared => base.Declared with { BackendsElsewhere = BackendsElsewhere };

    protected override Rule[] Rules =>
    [
        Set("mode", Mode.Word()),
        Say("bind", Bind.Lines) with { Adds = true },
        Set("maxconn", Maxconn),
        Set("stats", Stats),
        AddOnce("acl", Acl),
        Add("tcp-request", TcpRequest),
        Set("http-request", HttpRequest),
        Set("http-response", HttpResponse),
        Set("reqrep", Reqrep),
        Set("reqirep", Reqirep),
        Set("default_backend", DefaultBackend),
        Add("option", Option),
        ExtraHttpRequests,
        AddOnce("use_backend", UseBackend),
        ExtraOthers,
        Add("server", Server),
        Set("hash-type", HashType.Word()),
    ];
}

[RecipeVerbs]
public static class HaproxyListenVerbs
{
    /// <summary>Declares a listen section. Actions: create (default), delete.</summary>
    public static ResourceSlot HaproxyListen(string name, HaproxyListenResource? properties = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Declare(name, properties ?? new(), file, line);
}
