using System.Runtime.CompilerServices;
using RecipeRunner.Dsl;

namespace Haproxy;

/// <summary>A <c>frontend</c>: where clients connect, and which backend they get.</summary>
/// <example><code>
/// HaproxyFrontend("http-in", new()
/// {
///     Bind = "*:80",
///     Acl = "is_api path_beg /api",
///     UseBackend = "api if is_api",
///     DefaultBackend = "pages",
/// });
/// HaproxyBackend("pages", new() { Server = "p1 192.0.2.10:80 check" });
/// HaproxyBackend("api", new() { Server = "a1 192.0.2.20:80 check" });
/// </code></example>
public sealed record HaproxyFrontendResource : HaproxyExtensibleSectionResource
{
    /// <summary>Where it listens: an address, a list of them, or addresses with their parameters.</summary>
    public Bind Bind { get; init; } = "0.0.0.0:80";

    /// <summary>What it speaks: `Http`, `Tcp` or `Health`.</summary>
    public ProxyMode? Mode { get; init; }

    /// <summary>Most connections at a time.</summary>
    public Setting? Maxconn { get; init; }

    /// <summary>HTTP request lines to be replaced. HAProxy 2.1 and later refuse it.</summary>
    public Many<string>? Reqrep { get; init; }

    /// <summary>As `Reqrep`, where capitals and small letters are alike.</summary>
    public Many<string>? Reqirep { get; init; }

    /// <summary>The backend of whom no `UseBackend` takes.</summary>
    public string? DefaultBackend { get; init; }

    /// <summary>Backends with their conditions: `api if is_api`.</summary>
    public Many<string>? UseBackend { get; init; }

    /// <summary>Access control lists: `is_api path_beg /api`.</summary>
    public Many<string>? Acl { get; init; }

    /// <summary>The keyword `tcp-request`. Declaring the section again adds to them.</summary>
    public Many<string>? TcpRequest { get; init; }

    /// <summary>The keyword `option`.</summary>
    public Many<string>? Option { get; init; }

    /// <summary>The keyword `stats`.</summary>
    public Options? Stats { get; init; }

    /// <summary>Whether the backends that it names may stand in another file. By default one that no recipe declares is an error.</summary>
    public bool BackendsElsewhere { get; init; }

    protected override SectionKind Kind => SectionKind.Frontend;

    protected override Section Declared => base.Declared with { BackendsElsewhere = BackendsElsewhere };

    protected override Rule[] Rules =>
    [
        Set("mode", Mode.Word()),
        Set("default_backend", DefaultBackend),
        Say("bind", Bind.Lines),
        Set("maxconn", Maxconn),
        Set("stats", Stats),
        AddOnce("acl", Acl),
        Add("tcp-request", TcpRequest),
        Set("reqrep", Reqrep),
        Set("reqirep", Reqirep),
        ExtraHttpRequests,
        Set("use_backend", UseBackend) with { Once = true },
        Add("option", Option),
        ExtraOthers,
    ];
}

[RecipeVerbs]
public static class HaproxyFrontendVerbs
{
    /// <summary>Declares a frontend. Actions: create (default), delete.</summary>
    public static ResourceSlot HaproxyFrontend(string name, HaproxyFrontendResource? properties = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Declare(name, properties ?? new(), file, line);
}
