namespace RecipeRunner.Machines.Debian;

/// <summary>One stanza of dpkg's status file.</summary>
/// <param name="Name">Package name.</param>
/// <param name="Architecture">Its architecture, or "all".</param>
/// <param name="Version">The version that is there; null when none is.</param>
/// <param name="Status">The Status field: what is wanted, the error flag, and the state.</param>
/// <param name="Provides">The Provides field; null when there is none.</param>
internal sealed record DpkgPackage(string Name, string Architecture, string? Version, string Status, string? Provides)
{
    /// <summary>The stanza of the same name for another architecture.</summary>
    public DpkgPackage? Other { get; init; }

    public bool Held => Status.StartsWith("hold ", StringComparison.Ordinal);

    public bool HasConfiguration => State == "config-files";

    /// <summary>Installed as far as dpkg is concerned; triggers that wait to be run are no fault.</summary>
    public bool Installed => State is "installed" or "triggers-pending" or "triggers-awaited" || Broken;

    public bool Broken => State is "half-installed" or "unpacked" or "half-configured"
        || Status.Contains(" reinstreq ", StringComparison.Ordinal);

    /// <summary>Its files are not all there: only unpacking it anew helps.</summary>
    public bool NeedsReinstall => State == "half-installed" || Status.Contains(" reinstreq ", StringComparison.Ordinal);

    private string State => Status[(Status.LastIndexOf(' ') + 1)..];

    public PackageStatus ToStatus() => new(Installed ? Version : null, Held, Broken, HasConfiguration);
}
