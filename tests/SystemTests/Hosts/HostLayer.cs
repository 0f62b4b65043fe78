namespace RecipeRunner.Tests.SystemTests.Hosts;

/// <summary>
/// Something that is installed in hosts beforehand: what a shell script changed in a host with the layer below it,
/// built once and kept in the cache folder.
/// </summary>
internal sealed record HostLayer(string Name, HostLayer? Below, HostNetwork Network, string Script)
{
    /// <summary>Package lists, and the archives of haproxy and what it needs: `apt-get install haproxy` works without any network.</summary>
    public static readonly HostLayer AptReady =
        new("apt-ready", null, HostNetwork.Shared, """
            rm -rf /var/lib/apt/lists # The layer is to hold all lists itself: those of the machine may change or go.
            apt-get update
            apt-get install -y --download-only haproxy
            """);

    public static readonly HostLayer HaproxyInstalled =
        new("haproxy", AptReady, HostNetwork.Isolated, "apt-get install -y haproxy");

    private static readonly TimeSpan Keep = TimeSpan.FromDays(14);

    /// <summary>This layer and those below it, lowest first.</summary>
    public IReadOnlyList<string> Archives(HostRoot root) =>
        [.. Below?.Archives(root) ?? [], TestCache.GetOrBuild($"{Name}-on-{root}", Key(root), Keep, archive => Build(root, archive))];

    private string Key(HostRoot root) =>
        TestCache.Key(root == HostRoot.Debian ? DebianTree.Folder() : AptSettings.Fingerprint(), Below?.Key(root) ?? "", Script);

    private void Build(HostRoot root, string archive)
    {
        using var host = ThrowawayHost.Start(new() { Root = root, Layer = Below, Network = Network });
        // apt makes its own index of the lists again in a second; every start of a host would have to unpack it.
        host.Run(new HostCommand("sh", "-euc", Script + "\nrm -f /var/cache/apt/*.bin")
        {
            Timeout = TimeSpan.FromMinutes(5),
            Environment = new Dictionary<string, string> { ["DEBIAN_FRONTEND"] = "noninteractive" },
        }).Ok();
        MachineTool.Run("tar", ["-c", .. TreeArchive.Attributes.Split(' '), "-f", archive, "-C", host.UpperFolder, "."], TimeSpan.FromMinutes(2)).Ok();
    }
}
