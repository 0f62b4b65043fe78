namespace RecipeRunner.Rehearsal.Differences;

/// <summary>A package that came (no version before), went (none after), or changed.</summary>
internal sealed record PackageDifference(string Name, string? Before, string? After);

/// <summary>What two converges made of a host. Lists are in order.</summary>
internal sealed record HostDifferences(
    IReadOnlyList<PackageDifference> Packages,
    Coming<string> Users,
    Coming<string> Groups,
    Coming<string> Enabled,
    Coming<string> Active,
    Coming<string> Programs,
    Coming<ListeningPort> Ports,
    IReadOnlyList<FileDifference> Files)
{
    /// <summary>Of the services that run now, those that no resource and no new file is about: what ran has woken them, over D-Bus or a socket.</summary>
    public IReadOnlyList<string> Woken { get; init; } = [];

    public static HostDifferences Between(HostState before, HostState after, IReadOnlyList<UpdatedAction> updated, Func<IReadOnlyList<PackageDifference>, IReadOnlyList<FileDifference>> files)
    {
        List<PackageDifference> packages = [.. before.Packages.Keys.Union(after.Packages.Keys).Order(StringComparer.Ordinal)
            .Select(name => new PackageDifference(name, before.Packages.GetValueOrDefault(name), after.Packages.GetValueOrDefault(name)))
            .Where(p => p.Before != p.After)];
        Coming<string> active = Names(before.Active, after.Active);
        IReadOnlyList<FileDifference> changed = files(packages);
        return new(
            packages,
            Names(before.Users, after.Users),
            Names(before.Groups, after.Groups),
            Names(before.Enabled, after.Enabled),
            active,
            Names(before.Programs, after.Programs),
            Coming<ListeningPort>.Between(before.Ports, after.Ports, p => $"{p.Protocol} {p.Address.Port:00000} {p.Address.Address} {p.Program}"),
            changed)
        {
            Woken = [.. active.Added.Where(name => !updated.Any(action => IsAbout(action, name)) && !changed.Any(file => IsUnit(file.Change.Path, name)))],
        };
    }

    private static bool IsAbout(UpdatedAction action, string service) =>
        action.Resource == $"service[{service}]" || action.Changes.Any(change => change.EndsWith($" service {service}", StringComparison.Ordinal));

    /// <summary>Whether a file is the service's unit, or the template that it is an instance of, or its script.</summary>
    private static bool IsUnit(string path, string service) =>
        Path.GetFileName(path) == $"{service[..(service.IndexOf('@') + 1 is > 0 and int end ? end : service.Length)]}.service" || path == $"/etc/init.d/{service}";

    private static Coming<string> Names(IReadOnlySet<string> before, IReadOnlySet<string> after) => Coming<string>.Between(before, after, name => name);
}

/// <summary>What is there that was not, and what is no more.</summary>
internal sealed record Coming<T>(IReadOnlyList<T> Added, IReadOnlyList<T> Removed)
{
    public static Coming<T> Between(IReadOnlySet<T> before, IReadOnlySet<T> after, Func<T, string> order) => new(
        [.. after.Where(x => !before.Contains(x)).OrderBy(order, StringComparer.Ordinal)],
        [.. before.Where(x => !after.Contains(x)).OrderBy(order, StringComparer.Ordinal)]);
}
