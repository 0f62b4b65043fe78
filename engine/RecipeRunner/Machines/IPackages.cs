namespace RecipeRunner.Machines;

/// <summary>The packages of a machine (apt and dpkg on Debian).</summary>
public interface IPackages
{
    /// <summary>What is installed under a name, or provides it. Read from the package manager's own database in one pass.</summary>
    PackageStatus Status(string name);

    /// <summary>The version that an install without a version would bring; null when the package is not known.</summary>
    string? Candidate(string name);

    /// <summary>
    /// What a transaction would install or upgrade, the packages that come along included; nothing is changed and root is not needed.
    /// </summary>
    IReadOnlyList<PlannedPackage> Simulate(IReadOnlyList<PackageRequest> packages);

    /// <summary>Installs or upgrades packages in one transaction; a null version is the candidate.</summary>
    void Install(IReadOnlyList<PackageRequest> packages, PackageOptions options);

    /// <summary>Installs package files (.deb) that lie on the machine.</summary>
    void InstallFile(string path, PackageOptions options);

    /// <summary>Removes packages; their configuration too when <paramref name="purge"/>.</summary>
    void Remove(IReadOnlyList<string> names, bool purge, PackageOptions options);

    /// <summary>Holds packages at their version, or releases them.</summary>
    void SetHold(IReadOnlyList<string> names, bool held);

    /// <summary>When the package lists were last fetched; null when there are none.</summary>
    DateTimeOffset? ListsUpdatedAt { get; }

    /// <summary>Fetches the package lists.</summary>
    void UpdateLists();

    /// <summary>Compares two versions as the package manager does: negative, zero or positive.</summary>
    int CompareVersions(string left, string right);
}

/// <summary>A package and the version wanted.</summary>
/// <param name="Name">Name, with an architecture where wanted (<c>libc6:i386</c>).</param>
/// <param name="Version">Exact version; null for the candidate.</param>
public sealed record PackageRequest(string Name, string? Version = null);

/// <summary>A package that a transaction would bring.</summary>
/// <param name="Name">Name, with an architecture where it is not the machine's own.</param>
/// <param name="Version">The version that it would bring; "?" when that is not known.</param>
/// <param name="Files">The paths that it would bring; null when they are not known.</param>
public sealed record PlannedPackage(string Name, string Version, IReadOnlyList<string>? Files);

/// <summary>How a transaction is to go.</summary>
public sealed record PackageOptions
{
    /// <summary>Words added to the package manager's command line.</summary>
    public IReadOnlyList<string> Extra { get; init; } = [];

    /// <summary>Longest time that it may take; default 900 s as in Chef.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(900);

    /// <summary>Whether an older version may replace a newer one. Default false.</summary>
    public bool AllowDowngrade { get; init; }

    /// <summary>Answers for debconf, a preseed file's text; null for none.</summary>
    public string? Preseed { get; init; }
}

/// <summary>What the package database says of a name.</summary>
/// <param name="InstalledVersion">Installed version; null when the package is not installed.</param>
/// <param name="Held">Whether it is held.</param>
/// <param name="Broken">Whether it is half installed or not configured.</param>
/// <param name="HasConfiguration">Whether it was removed but its configuration is left.</param>
/// <param name="ProvidedBy">The installed package that provides this (virtual) name, where the name itself is not installed.</param>
public sealed record PackageStatus(
    string? InstalledVersion, bool Held = false, bool Broken = false, bool HasConfiguration = false, string? ProvidedBy = null)
{
    /// <summary>Whether the package, or one that provides it, is installed and whole.</summary>
    public bool IsInstalled => (InstalledVersion is not null && !Broken) || ProvidedBy is not null;
}
