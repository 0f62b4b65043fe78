using System.Runtime.CompilerServices;
using RecipeRunner.Dsl;

namespace Haproxy;

/// <summary>Access control lists for a section that another resource declares.</summary>
/// <example><code>
/// HaproxyFrontend("http-in", new() { Bind = "*:80", DefaultBackend = "pages" });
/// HaproxyBackend("pages", new() { Server = "p1 192.0.2.10:80 check" });
/// HaproxyAcl("is_upload path_beg /upload", new() { Section = SectionKind.Frontend, SectionName = "http-in" });
/// </code></example>
public sealed record HaproxyAclResource : HaproxyAdditionResource
{
    /// <summary>The lists: `is_api path_beg /api`. Default: the resource's name.</summary>
    public Many<string> Acl { get => field ?? Name; init; }

    /// <summary>The kind of the section: `Frontend`, `Listen` or `Backend`.</summary>
    public required SectionKind Section { get; init; }

    protected override SectionKind Kind => Section;

    protected override IReadOnlyList<SectionKind> Kinds => [SectionKind.Frontend, SectionKind.Listen, SectionKind.Backend];

    protected override Rule Rule => AddOnce("acl", Acl);
}

[RecipeVerbs]
public static class HaproxyAclVerbs
{
    /// <summary>Declares access control lists of a section. Actions: create (default), delete.</summary>
    public static ResourceSlot HaproxyAcl(string name, HaproxyAclResource properties, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Declare(name, properties, file, line);
}
