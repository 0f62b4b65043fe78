using System.Runtime.CompilerServices;
using RecipeRunner.Dsl;

namespace Haproxy;

/// <summary>A <c>peers</c> section: other HAProxies that share stick tables.</summary>
/// <example><code>
/// HaproxyPeer("balancers", new() { Server = ["lb1 192.0.2.31:10000", "lb2 192.0.2.32:10000"] });
/// </code></example>
public sealed record HaproxyPeerResource : HaproxyExtensibleSectionResource
{
    /// <summary>Where this one listens for the others: an address, or addresses with their parameters.</summary>
    public Bind? Bind { get; init; }

    /// <summary>Whether the section is in force: `Enabled` or `Disabled`.</summary>
    public PeerState? State { get; init; }

    /// <summary>The peers: `host1 192.0.2.1:10000`.</summary>
    public Many<string>? Server { get; init; }

    /// <summary>Parameters of this one's address.</summary>
    public string? DefaultBind { get; init; }

    /// <summary>Options for all servers.</summary>
    public string? DefaultServer { get; init; }

    /// <summary>Stick tables.</summary>
    public Many<string>? Table { get; init; }

    protected override SectionKind Kind => SectionKind.Peers;

    protected override Rule[] Rules =>
    [
        Say("bind", Bind?.Lines),
        Set("", State.Word()),
        Add("server", Server),
        Set("default-bind", DefaultBind),
        Set("default-server", DefaultServer),
        Add("table", Table),
        Extra,
    ];
}

[RecipeVerbs]
public static class HaproxyPeerVerbs
{
    /// <summary>Declares a peers section. Actions: create (default), delete.</summary>
    public static ResourceSlot HaproxyPeer(string name, HaproxyPeerResource? properties = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Declare(name, properties ?? new(), file, line);
}
