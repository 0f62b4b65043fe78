namespace RecipeRunner.Tests.SystemTests.Hosts;

/// <summary>A host's files, reached by commands inside it, so that its own links and mounts are followed.</summary>
internal static class HostFiles
{
    /// <summary>Writes a file, with the folders on the way to it.</summary>
    public static void Write(this ThrowawayHost host, string path, string text, string mode = "0644") =>
        host.Run(new HostCommand("sh", "-c", """mkdir -p "${1%/*}/" && cat >"$1" && chmod "$2" "$1" """, "sh", path, mode) { Stdin = text }).Ok();

    public static string Read(this ThrowawayHost host, string path) => host.Run("cat", path).Ok().Stdout;

    public static bool Exists(this ThrowawayHost host, string path) => host.Run("test", "-e", path, "-o", "-L", path).ExitCode == 0;

    public static FileState Stat(this ThrowawayHost host, string path) =>
        Take(host, ["-maxdepth", "0"], [path]).States.GetValueOrDefault(path) ?? throw new FileNotFoundException($"The host has no {path}");

    /// <summary>The state of these paths and of everything below them, on one file system each.</summary>
    public static FileSnapshot Snapshot(this ThrowawayHost host, params string[] paths) => Take(host, ["-xdev"], paths);

    /// <summary>An empty folder on a file system of its own of this size ("1m"): a disk that can be filled.</summary>
    public static void MountSmallDisk(this ThrowawayHost host, string path, string size)
    {
        host.Run("mkdir", "-p", path).Ok();
        host.Run("mount", "-t", "tmpfs", "-o", $"size={size}", "small", path).Ok();
    }

    /// <summary>Makes an ordinary user with a home folder, for <see cref="HostCommand.User"/>.</summary>
    public static void AddUser(this ThrowawayHost host, string name) =>
        host.Run("useradd", "--create-home", "--shell", "/bin/sh", name).Ok();

    private static FileSnapshot Take(ThrowawayHost host, string[] depth, string[] paths)
    {
        var states = new Dictionary<string, FileState>();
        var fields = Find(host, [.. paths, .. depth, "-printf", @"%p\0%y\0%i\0%m\0%U\0%G\0%s\0%T@\0%l\0"]).Split('\0');
        for (var i = 0; i + 9 < fields.Length; i += 9)
            states[fields[i]] = new(
                fields[i], fields[i + 1][0], long.Parse(fields[i + 2]), fields[i + 3], int.Parse(fields[i + 4]),
                int.Parse(fields[i + 5]), long.Parse(fields[i + 6]), fields[i + 7], fields[i + 8], "");

        foreach (var line in Find(host, [.. paths, .. depth, "-type", "f", "-exec", "sha256sum", "--zero", "{}", "+"]).Split('\0'))
            if (line.Length > 66 && states.TryGetValue(line[66..], out var state))
                states[state.Path] = state with { Sha256 = line[..64] };
        return new(states);
    }

    private static string Find(ThrowawayHost host, string[] arguments)
    {
        var result = host.Run("find", arguments);
        var complaints = result.Stderr.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return complaints.All(c => c.EndsWith("No such file or directory", StringComparison.Ordinal)) ? result.Stdout : result.Ok().Stdout;
    }
}
