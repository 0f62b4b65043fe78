namespace RecipeRunner.Rehearsal.Hosts;

/// <summary>A command to be run inside a host: as root, in /, with a small clean environment, unless said otherwise.</summary>
internal sealed record HostCommand(string FileName, params string[] Arguments)
{
    public string? Stdin { get; init; }

    /// <summary>Added to the clean environment.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>A user of the host, by name; null is root.</summary>
    public string? User { get; init; }

    public string WorkingFolder { get; init; } = "/";

    public override string ToString() => string.Join(' ', [FileName, .. Arguments]);
}
