using System.Runtime.CompilerServices;
using RecipeRunner.Dsl;

namespace Haproxy;

/// <summary>A <c>resolvers</c> section: the name servers that HAProxy asks while it runs.</summary>
/// <example><code>
/// HaproxyResolver("dns", new() { Nameserver = "local 192.0.2.53:53", ExtraOptions = new() { ["hold"] = "valid 10s" } });
/// </code></example>
public sealed record HaproxyResolverResource : HaproxyExtensibleSectionResource
{
    /// <summary>Name servers: `dns1 192.0.2.53:53`.</summary>
    public Many<string>? Nameserver { get; init; }

    protected override SectionKind Kind => SectionKind.Resolvers;

    protected override Rule[] Rules => [Add("nameserver", Nameserver), Extra];
}

[RecipeVerbs]
public static class HaproxyResolverVerbs
{
    /// <summary>Declares a resolvers section. Actions: create (default), delete.</summary>
    public static ResourceSlot HaproxyResolver(string name, HaproxyResolverResource? properties = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Declare(name, properties ?? new(), file, line);
}
