namespace RecipeRunner.Machines.Overlay;

/// <summary>Packages as they would be; none is touched.</summary>
internal sealed class OverlayPackages(Func<IPackages> below, OverlayState state, IClock clock) : IPackages
{
    private const string NewLists = "depends on the package lists that would be fetched";

    private readonly Dictionary<string, Written> written = new(StringComparer.Ordinal);
    private DateTimeOffset? listsUpdatedAt;

    private sealed record Written(PackageStatus Status, int Time, string? Doubt);

    public DateTimeOffset? ListsUpdatedAt => listsUpdatedAt ?? below().ListsUpdatedAt;

    public PackageStatus Status(string name)
    {
        Written? written = this.written.GetValueOrDefault(name);
        state.Note(written?.Doubt ?? state.NameDoubt(name, written?.Time ?? 0));
        return written?.Status ?? below().Status(name);
    }

    public string? Candidate(string name)
    {
        if (listsUpdatedAt is not null) state.Doubts.Note(NewLists);
        return below().Candidate(name);
    }

    public IReadOnlyList<PlannedPackage> Simulate(IReadOnlyList<PackageRequest> packages)
    {
        if (listsUpdatedAt is null && state.Commands.Count == 0) return NotYetPlanned(below().Simulate(packages));
        state.Doubts.Note(listsUpdatedAt is not null ? NewLists : state.Commands[0].Reason);
        try
        {
            return NotYetPlanned(below().Simulate(packages));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // A package that is not known yet may be once the lists are fetched, or a repository is added.
            return [.. packages.Select(package => new PlannedPackage(package.Name, package.Version ?? below().Candidate(package.Name) ?? "(newest)", null))];
        }
    }

    public void Install(IReadOnlyList<PackageRequest> packages, PackageOptions options)
    {
        IReadOnlyList<PlannedPackage> planned = Simulate(packages);
        foreach (PlannedPackage package in planned) Plan(package);
        foreach (PackageRequest request in packages)
        {
            if (planned.Any(package => package.Name == request.Name.Split(':')[0])) continue;
            // A virtual package: the first of the transaction stands for it.
            PackageStatus old = Peek(request.Name);
            string? provider = planned.Count > 0 ? planned[0].Name : null;
            if (!old.IsInstalled) Set(request.Name, old with { InstalledVersion = request.Version, ProvidedBy = request.Version is null ? provider : null, Broken = false });
        }
    }

    public void InstallFile(string path, PackageOptions options)
    {
        // dpkg's naming, name_version_architecture.deb, tells what is in it; only the file itself tells for certain.
        string[] parts = Path.GetFileNameWithoutExtension(path).Split('_');
        string reason = $"{path} may hold another package than its name says";
        Plan(new PlannedPackage(parts[0], parts.Length > 1 ? parts[1].Replace("%3a", ":") : "(unknown)", null));
        written[parts[0]] = written[parts[0]] with { Doubt = state.Doubts.Writing ?? reason };
    }

    public void Remove(IReadOnlyList<string> names, bool purge, PackageOptions options)
    {
        foreach (string name in names)
        {
            Set(name, new PackageStatus(null, HasConfiguration: !purge));
            state.Add(PendingPackage.Removed(name, state.Tick()));
        }
    }

    public void SetHold(IReadOnlyList<string> names, bool held)
    {
        foreach (string name in names) Set(name, Peek(name) with { Held = held });
    }

    public void UpdateLists()
    {
        state.Tick();
        listsUpdatedAt = clock.Now;
    }

    public int CompareVersions(string left, string right) => below().CompareVersions(left, right);

    private PackageStatus Peek(string name) => written.GetValueOrDefault(name)?.Status ?? below().Status(name);

    private PlannedPackage[] NotYetPlanned(IReadOnlyList<PlannedPackage> planned) =>
        [.. planned.Where(package => written.GetValueOrDefault(package.Name)?.Status.InstalledVersion != package.Version)];

    private void Plan(PlannedPackage package)
    {
        Set(package.Name, Peek(package.Name) with { InstalledVersion = package.Version, Broken = false, HasConfiguration = false });
        state.Add(PendingPackage.Installed(package, state.Tick()));
    }

    private void Set(string name, PackageStatus status) => written[name] = new Written(status, state.Tick(), state.Doubts.Writing);
}
