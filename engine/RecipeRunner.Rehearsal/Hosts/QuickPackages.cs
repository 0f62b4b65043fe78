namespace RecipeRunner.Rehearsal.Hosts;

/// <summary>What package management leaves out, or does beforehand, in a host that is thrown away. What it installs is the same.</summary>
internal static class QuickPackages
{
    /// <summary>Sorts last, so that it beats the settings of container images, whose apt parses all lists at each call to save disk.</summary>
    private const string Settings = "/etc/apt/apt.conf.d/zzz-rehearsal";

    private const string Parser = "apt-cache";

    /// <summary>
    /// apt keeps what it has parsed, as it does by default, and does so while the host boots. Manuals are not indexed (by Debian's switch
    /// for it): nobody reads them here, and their index takes longer than most packages.
    /// </summary>
    public static string Preparation { get; } = $"""
        rm -f /var/lib/man-db/auto-update
        if [ -d /etc/apt/apt.conf.d ]; then
            printf 'Dir::Cache::pkgcache "pkgcache.bin";\nDir::Cache::srcpkgcache "srcpkgcache.bin";\n' >{Settings}
            {Parser} gencaches </dev/null >/dev/null 2>&1 &
        fi
        """;

    /// <summary>Until the lists are parsed: the first that a recipe asks of apt would parse them again.</summary>
    public static void Await(ThrowawayHost host) => Wait.Until(
        () => !host.Processes().Exists(p => p.CommandLine.StartsWith(Parser + " ", StringComparison.Ordinal)), TimeSpan.FromSeconds(30), "apt to read its lists");
}
