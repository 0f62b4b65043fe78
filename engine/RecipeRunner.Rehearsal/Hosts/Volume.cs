namespace RecipeRunner.Rehearsal.Hosts;

/// <summary>
/// One file system of the machine that a host sees through an overlay of its own: "/" and whatever else is mounted
/// on a folder. Number 0 is the root.
/// </summary>
internal sealed record Volume(int Number, string MountPoint, string Lower)
{
    private static readonly HashSet<string> Kernel =
    [
        "proc", "sysfs", "devtmpfs", "devpts", "cgroup", "cgroup2", "mqueue", "debugfs", "tracefs", "securityfs", "bpf",
        "pstore", "hugetlbfs", "configfs", "fusectl", "autofs", "binfmt_misc", "nsfs", "ramfs", "efivarfs", "rpc_pipefs",
    ];

    /// <summary>Every host has its own of these.</summary>
    private static readonly string[] Fresh = ["/proc", "/sys", "/dev", "/run", "/tmp"];

    public static List<Volume> Of(string root)
    {
        List<Volume> volumes = [new(0, "/", root)];
        if (root == "/")
            foreach (var point in MountPoints().Where(Directory.Exists))
                volumes.Add(new(volumes.Count, point, point));
        return volumes;
    }

    /// <summary>Single files that something is mounted on (a container's /etc/hosts, say): they are shown as they are.</summary>
    public static IEnumerable<HostBind> Files(string root) =>
        root == "/" ? MountPoints().Where(File.Exists).Select(p => new HostBind(p, p)) : [];

    /// <summary>True for a folder that a host covers with an empty one of its own.</summary>
    public static bool IsHidden(string path) => Fresh.Any(f => path.StartsWith(f + "/", StringComparison.Ordinal));

    private static SortedSet<string> MountPoints()
    {
        var points = new SortedSet<string>(StringComparer.Ordinal); // A parent sorts before what is mounted below it.
        foreach (var line in File.ReadLines("/proc/self/mountinfo"))
        {
            var fields = line.Split(' ');
            var point = Unescape(fields[4]);
            var kind = fields[Array.IndexOf(fields, "-") + 1];
            if (point != "/" && !Kernel.Contains(kind) && !Fresh.Contains(point) && !IsHidden(point))
                points.Add(point);
        }
        return points;
    }

    private static string Unescape(string path) =>
        path.Replace(@"\040", " ").Replace(@"\011", "\t").Replace(@"\012", "\n").Replace(@"\134", @"\");
}
