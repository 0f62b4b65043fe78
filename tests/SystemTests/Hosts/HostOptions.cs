namespace RecipeRunner.Tests.SystemTests.Hosts;

/// <summary>What a host is an overlay of: the machine itself, or a plain Debian 12 with systemd.</summary>
internal enum HostRoot { Machine, Debian }

internal sealed record HostOptions
{
    public HostNetwork Network { get; init; } = HostNetwork.Isolated;

    /// <summary>The network of hosts that it is plugged into, where it is <see cref="HostNetwork.Isolated"/> otherwise; null is none.</summary>
    public PrivateNetwork? Joins { get; init; }

    /// <summary>Ignored when <see cref="Systemd"/> is set: systemd boots in a plain Debian only.</summary>
    public HostRoot Root { get; init; } = HostRoot.Machine;

    /// <summary>A real systemd as PID 1, on Debian, ready to take orders when Start returns.</summary>
    public bool Systemd { get; init; }

    /// <summary>What is installed beforehand; kept in the cache folder.</summary>
    public HostLayer? Layer { get; init; }

    public IReadOnlyList<HostBind> Binds { get; init; } = [];

    /// <summary>A Debian that has no .NET; a host over the machine has the machine's.</summary>
    public bool WithoutDotnet { get; init; }

    /// <summary>Takes away the script by which a machine in a container forbids packages to start services.</summary>
    public bool RemovePolicyRcd { get; init; }

    /// <summary>Null: the machine's own name, or "debian" on Debian.</summary>
    public string? Hostname { get; init; }

    public HostRoot EffectiveRoot => Systemd ? HostRoot.Debian : Root;
}
