using System.Runtime.CompilerServices;
using RecipeRunner.Dsl;

namespace Haproxy;

/// <summary>The choice of a backend, for a section that another resource declares.</summary>
/// <example><code>
/// HaproxyFrontend("http-in", new() { Bind = "*:80", Acl = "is_api path_beg /api", DefaultBackend = "pages" });
/// HaproxyBackend("pages", new() { Server = "p1 192.0.2.10:80 check" });
/// HaproxyBackend("api", new() { Server = "a1 192.0.2.20:80 check" });
/// HaproxyUseBackend("api if is_api", new() { Section = SectionKind.Frontend, SectionName = "http-in" });
/// </code></example>
public sealed record HaproxyUseBackendResource : HaproxyAdditionResource
{
    /// <summary>Backends with their conditions: `api if is_api`. Default: the resource's name.</summary>
    public Many<string> UseBackend { get => field ?? Name; init; }

    /// <summary>The kind of the section: `Frontend` or `Listen`.</summary>
    public required SectionKind Section { get; init; }

    /// <summary>Whether the backends that it names may stand in another file. By default one that no recipe declares is an error.</summary>
    public bool BackendsElsewhere { get; init; }

    protected override SectionKind Kind => Section;

    protected override IReadOnlyList<SectionKind> Kinds => [SectionKind.Frontend, SectionKind.Listen];

    protected override Section Declared => base.Declared with { BackendsElsewhere = BackendsElsewhere };

    protected override Rule Rule => AddOnce("use_backend", UseBackend);
}

[RecipeVerbs]
public static class HaproxyUseBackendVerbs
{
    /// <summary>Declares which backends a section uses. Actions: create (default), delete.</summary>
    public static ResourceSlot HaproxyUseBackend(string name, HaproxyUseBackendResource properties, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Declare(name, properties, file, line);
}
