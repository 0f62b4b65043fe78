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
    public static HostDifferences Between(HostState before, HostState after, Func<IReadOnlyList<PackageDifference>, IReadOnlyList<FileDifference>> files)
    {
        List<PackageDifference> packages = [.. before.Packages.Keys.Union(after.Packages.Keys).Order(StringComparer.Ordinal)
            .Select(name => new PackageDifference(name, before.Packages.GetValueOrDefault(name), after.Packages.GetValueOrDefault(name)))
            .Where(p => p.Before != p.After)];
        return new(
            packages,
            Names(before.Users, after.Users),
            Names(before.Groups, after.Groups),
            Names(before.Enabled, after.Enabled),
            Names(before.Active, after.Active),
            Names(before.Programs, after.Programs),
            Coming<ListeningPort>.Between(before.Ports, after.Ports, p => $"{p.Protocol} {p.Address.Port:00000} {p.Address.Address} {p.Program}"),
            files(packages));
    }

    private static Coming<string> Names(IReadOnlySet<string> before, IReadOnlySet<string> after) => Coming<string>.Between(before, after, name => name);
}

/// <summary>What is there that was not, and what is no more.</summary>
internal sealed record Coming<T>(IReadOnlyList<T> Added, IReadOnlyList<T> Removed)
{
    public static Coming<T> Between(IReadOnlySet<T> before, IReadOnlySet<T> after, Func<T, string> order) => new(
        [.. after.Where(x => !before.Contains(x)).OrderBy(order, StringComparer.Ordinal)],
        [.. before.Where(x => !after.Contains(x)).OrderBy(order, StringComparer.Ordinal)]);
}
