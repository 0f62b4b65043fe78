namespace RecipeRunner.Benchmarks.Workloads;

/// <summary>All workloads, in the order of the table.</summary>
internal static class Catalogue
{
    /// <summary>Not a workload of generated files: the node.json in the root of the repository, in a throwaway machine.</summary>
    public const string Shipped = "shipped";

    private const int Packages = 20;

    public static IReadOnlyList<Workload> All() =>
    [
        new EmptyRun(),
        new SmallRun(),
        new ManyFiles("W2", 1_000),
        new ManyFiles("W3", 10_000),
        new LargeTemplate(),
        .. Tool.Find("dpkg-query") is { } query ? new[] { new InstalledPackages(Installed(query)) } : [],
        new ManyFiles("W2n", 1_000, Notifying: true),
        new ManyFiles("W3n", 10_000, Notifying: true),
    ];

    private static string[] Installed(string query) =>
    [
        .. Tool.Run(query, "-W", "-f", "${db:Status-Abbrev} ${Package}\\n").Split('\n')
            .Where(line => line.StartsWith("ii ", StringComparison.Ordinal))
            .Select(line => line[3..].Trim())
            .Distinct()
            .Take(Packages),
    ];
}
