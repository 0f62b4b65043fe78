using RecipeRunner.Rehearsal.Hosts;
using RecipeRunner.Reporting;

namespace RecipeRunner.Rehearsal;

/// <summary>What a rehearsal reaches of the world.</summary>
internal enum RehearsalNetwork
{
    /// <summary>A network of its own, in which every port is free; HTTP and HTTPS go out through a proxy.</summary>
    Proxy,

    /// <summary>The machine's own network and ports.</summary>
    Shared,

    /// <summary>A network of its own, and nothing beyond.</summary>
    None,
}

/// <summary>What is rehearsed, and in what host.</summary>
internal sealed record RehearsalSettings
{
    /// <summary>The program, with what comes before its own arguments.</summary>
    public required IReadOnlyList<string> Program { get; init; }

    /// <summary>What its converge is called with.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>What each converge reads on its standard input.</summary>
    public string? Input { get; init; }

    /// <summary>What is not shown.</summary>
    public Redaction Redaction { get; init; } = new();

    public required string WorkingFolder { get; init; }

    /// <summary>Where the converge keeps its state; what this machine has there is not seen.</summary>
    public required string State { get; init; }

    /// <summary>What has to be seen inside though it lies in a folder that every host has anew.</summary>
    public IReadOnlyList<HostBind> Binds { get; init; } = [];

    public RehearsalNetwork Network { get; init; }

    /// <summary>Whether systemd is process 1.</summary>
    public bool Systemd { get; init; }

    /// <summary>Added to the environment of everything that is called.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();
}
