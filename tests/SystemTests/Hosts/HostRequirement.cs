using System.Globalization;

namespace RecipeRunner.Tests.SystemTests.Hosts;

/// <summary>The one place that decides whether throwaway hosts can be made here.</summary>
internal static class HostRequirement
{
    private const int SysAdmin = 21;
    private static readonly string[] Tools = ["unshare", "nsenter", "setpriv", "ip", "mount", "pivot_root", "tar", "find", "sha256sum", "apt-get"];

    /// <summary>Why it is impossible, or null when it is not.</summary>
    public static string? Obstacle { get; } = Find();

    /// <summary>On CI a system test that cannot run is a failure: otherwise nobody would notice that none of them does.</summary>
    public static bool IsMandatory => Environment.GetEnvironmentVariable("CI") is "true" or "1";

    private static string? Find()
    {
        if (!OperatingSystem.IsLinux())
            return "System tests need Linux.";
        if (!Environment.IsPrivilegedProcess)
            return "System tests need root (they make namespaces and mounts of their own): sudo dotnet test";
        if ((Capabilities() & 1UL << SysAdmin) == 0)
            return "System tests need the capability CAP_SYS_ADMIN, which this container withholds.";
        var missing = Tools.Where(t => !Entry.Path.Split(':').Any(f => File.Exists(Path.Combine(f, t)))).ToList();
        return missing.Count == 0 ? null : $"System tests need {string.Join(", ", missing)}: apt-get install util-linux mount iproute2 tar findutils";
    }

    private static ulong Capabilities()
    {
        var line = File.ReadLines("/proc/self/status").First(l => l.StartsWith("CapEff:", StringComparison.Ordinal));
        return ulong.Parse(line.AsSpan(7).Trim(), NumberStyles.HexNumber);
    }
}
