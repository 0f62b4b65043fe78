namespace RecipeRunner.Tests.SystemTests.Hosts;

/// <summary>A plain Debian 12 with systemd and working apt sources, but no package lists and no haproxy.</summary>
internal static class DebianTree
{
    private const string Packages = "systemd,systemd-sysv,dbus,iproute2,procps,curl,ca-certificates";
    private static readonly TimeSpan Keep = TimeSpan.FromDays(14);
    private static readonly Lazy<string> Built = new(() => TestCache.GetOrBuild("debian", Key(), Keep, Build));

    /// <summary>The tree in the cache folder, built there on first use (about half a minute).</summary>
    public static string Folder() => Built.Value;

    private static string Key() => TestCache.Key(AptSettings.Fingerprint(), Script);

    /// <summary>The tool that builds it is installed in a throwaway host, so that the machine need not have it.</summary>
    private static void Build(string folder)
    {
        Directory.CreateDirectory(folder);
        using var host = ThrowawayHost.Start(new()
        {
            Network = HostNetwork.Shared,
            Binds = [new(folder, "/out", Writable: true)],
        });
        host.Run(new HostCommand("sh", "-euc", Script)
        {
            Timeout = TimeSpan.FromMinutes(8),
            Environment = new Dictionary<string, string> { ["DEBIAN_FRONTEND"] = "noninteractive" },
        }).Ok();
    }

    private static string Script { get; } = $"""
        apt-get update
        command -v mmdebstrap >/dev/null || apt-get install -y --no-install-recommends mmdebstrap
        site=$(apt-get indextargets --format '$(SITE)' 'Codename: bookworm' | head -n 1)
        mmdebstrap --variant=minbase --include={Packages} --dpkgopt=force-unsafe-io bookworm /tmp/tree "$site"
        {AptSettings.CopyInto("/tmp/tree")}
        rm -f /tmp/tree/usr/sbin/policy-rc.d /tmp/tree/etc/resolv.conf /tmp/tree/etc/hostname
        : >/tmp/tree/etc/machine-id
        rm -rf /tmp/tree/dev/* /tmp/tree/run/* /tmp/tree/tmp/*
        cp -a /tmp/tree/. /out/
        """;
}
