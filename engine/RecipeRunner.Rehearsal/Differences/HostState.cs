using RecipeRunner.Machines.Debian;
using RecipeRunner.Rehearsal.Hosts;

namespace RecipeRunner.Rehearsal.Differences;

/// <summary>What a person would look at on a host, at one moment.</summary>
/// <param name="Packages">Installed packages, with their versions.</param>
/// <param name="Users">Accounts.</param>
/// <param name="Groups">Groups of accounts.</param>
/// <param name="Enabled">Services that start at boot.</param>
/// <param name="Active">Services that systemd runs; empty without it.</param>
/// <param name="Programs">Programs that run, by the path of their file.</param>
/// <param name="Ports">Sockets that listen, and who does.</param>
internal sealed record HostState(
    IReadOnlyDictionary<string, string> Packages,
    IReadOnlySet<string> Users,
    IReadOnlySet<string> Groups,
    IReadOnlySet<string> Enabled,
    IReadOnlySet<string> Active,
    IReadOnlySet<string> Programs,
    IReadOnlySet<ListeningPort> Ports)
{
    public static HostState Of(ThrowawayHost host, bool systemd)
    {
        List<ProcessInfo> processes = host.Processes();
        return new(
            ReadPackages(host.Inside("/var/lib/dpkg/status")),
            Names(host.Inside("/etc/passwd")),
            Names(host.Inside("/etc/group")),
            systemd ? Units(host, "list-unit-files", "--state=enabled") : RunLevelScripts(host.Inside("/etc")),
            systemd ? Units(host, "list-units", "--state=active") : new HashSet<string>(),
            RunningPrograms.Of(processes),
            ListeningPorts.Of(host.Init, processes));
    }

    private static Dictionary<string, string> ReadPackages(string file)
    {
        var status = new DpkgStatus();
        if (File.Exists(file)) status.Add(File.ReadAllBytes(file));
        var packages = new Dictionary<string, string>();
        foreach (DpkgPackage package in status.Packages)
            if (package is { Installed: true, Version: { } version })
                packages[package.Architecture is "all" || package.Architecture == status.Architecture ? package.Name : $"{package.Name}:{package.Architecture}"] = version;
        return packages;
    }

    private static HashSet<string> Names(string file) =>
        File.Exists(file) ? [.. File.ReadLines(file).Where(l => l.Contains(':')).Select(l => l[..l.IndexOf(':')])] : [];

    private static HashSet<string> Units(ThrowawayHost host, string what, string state) =>
        [.. host.Run("systemctl", what, "--type=service", state, "--plain", "--no-legend", "--no-pager").Stdout
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(' ')[0]).Select(unit => unit[..^".service".Length])];

    /// <summary>Those that a start link of some run level names: S01haproxy.</summary>
    private static HashSet<string> RunLevelScripts(string etc) =>
        [.. Directory.EnumerateDirectories(etc, "rc?.d").SelectMany(Directory.EnumerateFileSystemEntries).Select(l => Path.GetFileName(l))
            .Where(l => l.Length > 3 && l[0] == 'S').Select(l => l[3..])];
}
