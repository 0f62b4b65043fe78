namespace RecipeRunner.Rehearsal.Hosts;

/// <summary>How a host is connected: not at all (loopback only), or as the machine is, which apt needs.</summary>
internal enum HostNetwork { Isolated, Shared }

/// <summary>A folder or file of the machine that is to be seen inside a host.</summary>
internal sealed record HostBind(string Source, string Target, bool Writable = false);

/// <summary>What a host is made of.</summary>
internal sealed record HostSettings
{
    /// <summary>The folder that it is an overlay of; "/" is this machine with all that is mounted on it.</summary>
    public string Root { get; init; } = "/";

    /// <summary>Archives of what lies between that folder and the host (<see cref="TreeArchive"/>), lowest first.</summary>
    public IReadOnlyList<string> Layers { get; init; } = [];

    public IReadOnlyList<HostBind> Binds { get; init; } = [];

    public HostNetwork Network { get; init; } = HostNetwork.Isolated;

    /// <summary>A real systemd as PID 1, ready to take orders when the host has started.</summary>
    public bool Systemd { get; init; }

    /// <summary>The unit that systemd boots to; null is what the tree boots by default.</summary>
    public string? Unit { get; init; }

    /// <summary>Lines of shell that run in the host's files before its process 1 does.</summary>
    public string Preparation { get; init; } = "";

    /// <summary>Takes away the script by which a machine in a container forbids packages to start services.</summary>
    public bool RemovePolicyRcd { get; init; }

    /// <summary>Null: the machine's own name.</summary>
    public string? Hostname { get; init; }

    /// <summary>Added to the clean environment of every command.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();
}
