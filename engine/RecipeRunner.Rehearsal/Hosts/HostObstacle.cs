using System.Globalization;

namespace RecipeRunner.Rehearsal.Hosts;

/// <summary>The one place that decides whether throwaway hosts can be made here.</summary>
internal static class HostObstacle
{
    private const int SysAdmin = 21;
    private static readonly string[] Tools = ["setsid", "unshare", "nsenter", "setpriv", "mount", "pivot_root", "find"];

    /// <summary>Why it is impossible, or null when it is not.</summary>
    /// <param name="who">Who needs it, with a verb.</param>
    /// <param name="way">How to call it as root.</param>
    /// <param name="more">Further tools that are needed.</param>
    public static string? Find(string who, string way, params IEnumerable<string> more)
    {
        if (!OperatingSystem.IsLinux())
            return $"{who} Linux.";
        if (!Environment.IsPrivilegedProcess)
            return $"{who} root (namespaces and mounts of its own are made): {way}";
        if ((Capabilities() & 1UL << SysAdmin) == 0)
            return $"{who} the capability CAP_SYS_ADMIN, which this container withholds.";
        var missing = Tools.Concat(more).Where(t => !Entry.Path.Split(':').Any(f => File.Exists(Path.Combine(f, t)))).ToList();
        return missing.Count == 0 ? null : $"{who} {string.Join(", ", missing)}: apt-get install util-linux mount iproute2 tar findutils";
    }

    private static ulong Capabilities()
    {
        var line = File.ReadLines("/proc/self/status").First(l => l.StartsWith("CapEff:", StringComparison.Ordinal));
        return ulong.Parse(line.AsSpan(7).Trim(), NumberStyles.HexNumber);
    }
}
