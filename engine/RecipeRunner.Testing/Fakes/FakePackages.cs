using RecipeRunner.Machines;

namespace RecipeRunner.Testing.Fakes;

/// <summary>A package that a test made known.</summary>
internal sealed record FakePackage(string Name, string Version, IReadOnlyList<string> Files, string? Service);

/// <summary>Packages in memory.</summary>
internal sealed class FakePackages(IFiles files, FakeServices services, IClock clock, List<string> log) : IPackages
{
    private readonly Dictionary<string, FakePackage> known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PackageStatus> status = new(StringComparer.Ordinal);

    public DateTimeOffset? ListsUpdatedAt { get; private set; } = clock.Now;

    public void Add(FakePackage package, bool installed)
    {
        known[package.Name] = package;
        if (installed) Put(package, package.Version);
    }

    public PackageStatus Status(string name) => status.GetValueOrDefault(name) ?? new PackageStatus(null);

    public string? Candidate(string name) => known.GetValueOrDefault(name)?.Version;

    public IReadOnlyList<PlannedPackage> Simulate(IReadOnlyList<PackageRequest> packages) =>
    [
        .. packages.Where(package => Status(package.Name).InstalledVersion != (package.Version ?? Known(package.Name).Version))
            .Select(package => new PlannedPackage(package.Name, package.Version ?? Known(package.Name).Version, AllFiles(Known(package.Name)))),
    ];

    public void Install(IReadOnlyList<PackageRequest> packages, PackageOptions options)
    {
        foreach (PackageRequest package in packages) Known(package.Name);
        foreach (PackageRequest package in packages)
        {
            string version = package.Version ?? Known(package.Name).Version;
            Put(Known(package.Name), version);
            log.Add($"install {package.Name} {version}");
        }
    }

    public void InstallFile(string path, PackageOptions options)
    {
        if (files.Stat(path) is null) throw new IOException($"Cannot install {path}: it does not exist.");
        string[] parts = Path.GetFileNameWithoutExtension(path).Split('_');
        FakePackage package = known.GetValueOrDefault(parts[0]) ?? new FakePackage(parts[0], parts.ElementAtOrDefault(1) ?? "1.0", [], null);
        known[package.Name] = package;
        Put(package, parts.ElementAtOrDefault(1) ?? package.Version);
        log.Add("install " + path);
    }

    public void Remove(IReadOnlyList<string> names, bool purge, PackageOptions options)
    {
        foreach (string name in names)
        {
            foreach (string file in known.GetValueOrDefault(name)?.Files ?? [])
            {
                bool isConfiguration = file.StartsWith("/etc/", StringComparison.Ordinal);
                if ((purge || !isConfiguration) && files.LinkStat(file) is { Kind: not FileKind.Directory }) files.Delete(file);
            }
            if (known.GetValueOrDefault(name)?.Service is { } service) services.Forget(service);
            status[name] = new PackageStatus(null, HasConfiguration: !purge);
            log.Add((purge ? "purge " : "remove ") + name);
        }
    }

    public void SetHold(IReadOnlyList<string> names, bool held)
    {
        foreach (string name in names)
        {
            status[name] = Status(name) with { Held = held };
            log.Add((held ? "hold " : "unhold ") + name);
        }
    }

    public void UpdateLists()
    {
        ListsUpdatedAt = clock.Now;
        log.Add("update package lists");
    }

    public int CompareVersions(string left, string right) => FakeVersions.Compare(left, right);

    private static List<string> AllFiles(FakePackage package) =>
        package.Service is null ? [.. package.Files] : [.. package.Files, $"/lib/systemd/system/{package.Service}.service"];

    private FakePackage Known(string name) => known.GetValueOrDefault(name)
        ?? throw new IOException($"E: Unable to locate package {name}. Make it known to the fake machine: machine.HasPackage(\"{name}\", \"1.0\").");

    private void Put(FakePackage package, string version)
    {
        bool isNew = Status(package.Name).InstalledVersion is null;
        status[package.Name] = new PackageStatus(version, Held: Status(package.Name).Held);
        foreach (string file in AllFiles(package))
        {
            MakeFolders(file.EndsWith('/') ? file.TrimEnd('/') : Paths.Folder(file).ToString());
            if (!file.EndsWith('/') && files.Stat(file) is null) files.Write(file, new FileWrite { Content = ReadOnlyMemory<byte>.Empty });
        }
        if (isNew && package.Service is not null) services.Add(package.Service, new ServiceStatus(Exists: true, Running: true, Enabled: true));
    }

    private void MakeFolders(string folder)
    {
        if (files.Stat(folder) is not null) return;
        MakeFolders(Paths.Folder(folder).ToString());
        files.CreateDirectory(folder);
    }
}
