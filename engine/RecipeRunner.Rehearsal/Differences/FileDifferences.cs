using RecipeRunner.Rehearsal.Hosts;

namespace RecipeRunner.Rehearsal.Differences;

/// <summary>A file that differs, by whom (a resource, a package, or null for neither), and in what, where that may be shown.</summary>
internal sealed record FileDifference(HostChange Change, UpdatedAction? Resource, string? Package, string? Diff = null);

/// <summary>Says of the changes to a host's files who made them.</summary>
internal static class FileDifferences
{
    /// <summary>Where the folders of a usr-merged system are links, and dpkg's lists have the old names.</summary>
    private static readonly string[] Merged = ["/bin/", "/sbin/", "/lib/", "/lib64/"];

    /// <summary>What package management, systemd and every run write for themselves.</summary>
    private static readonly string[] Bookkeeping =
    [
        "/var/cache/", "/var/lib/apt/", "/var/lib/dpkg/", "/var/lib/recipe-runner/", "/var/lib/systemd/", "/var/log/journal/",
        "/var/log/apt/", "/var/log/dpkg.log", "/var/log/alternatives.log", "/var/tmp/systemd-private-", "/etc/ld.so.cache", "/etc/.pwd.lock", "/etc/passwd-", "/etc/group-", "/etc/shadow-", "/etc/gshadow-",
        // The links by which services are enabled.
        .. "0123456S".Select(level => $"/etc/rc{level}.d/"), "/etc/systemd/system/multi-user.target.wants/",
    ];

    /// <param name="changes">All changes.</param>
    /// <param name="updated">What the resources did.</param>
    /// <param name="packageFiles">Which package a file is of, for packages that came or changed.</param>
    /// <param name="texts">What became of a file's text, when no resource tells.</param>
    /// <param name="state">The state folder.</param>
    public static List<FileDifference> Of(
        IReadOnlyList<HostChange> changes, IReadOnlyList<UpdatedAction> updated, IReadOnlyDictionary<string, string> packageFiles,
        Func<HostChange, string?> texts, string state)
    {
        var differences = new List<FileDifference>();
        foreach (HostChange change in changes)
        {
            if (IsBookkeeping(change.Path, state)) continue;
            UpdatedAction? resource = updated.FirstOrDefault(u => Names(u, change.Path));
            string? package = resource is null ? packageFiles.GetValueOrDefault(change.Path) : null;
            differences.Add(new(change, resource, package, package is null ? DiffOf(change, updated) ?? texts(change) : null));
        }
        return differences;
    }

    /// <summary>The files of these packages, by dpkg's lists.</summary>
    /// <param name="info">dpkg's folder of lists.</param>
    /// <param name="packages">Names, with an architecture when it is not the machine's own.</param>
    public static Dictionary<string, string> OfPackages(string info, IEnumerable<string> packages)
    {
        bool isMerged = new FileInfo("/lib").LinkTarget is not null;
        var owners = new Dictionary<string, string>();
        foreach (string package in packages)
            foreach (string list in Directory.EnumerateFiles(info, $"{package}*.list"))
                if (Path.GetFileNameWithoutExtension(list) is var name && (name == package || name.StartsWith(package + ":", StringComparison.Ordinal)))
                    foreach (string file in File.ReadLines(list))
                        owners.TryAdd(Array.Exists(Merged, m => file.StartsWith(m, StringComparison.Ordinal)) && isMerged ? "/usr" + file : file, package);
        return owners;
    }

    /// <summary>What resources told of the file's content, one after the other; null when none did.</summary>
    private static string? DiffOf(HostChange change, IReadOnlyList<UpdatedAction> updated)
    {
        string[] told = [.. updated.SelectMany(action => action.Diffs
            .Where(diff => IsNamed(action, change.Path) || diff.StartsWith($"--- {change.Path}\n", StringComparison.Ordinal)))];
        return told.Length == 0 ? null : string.Concat(told);
    }

    private static bool IsBookkeeping(string path, string state) =>
        path == state || path.StartsWith(state + "/", StringComparison.Ordinal)
        || Array.Exists(Bookkeeping, b => (path + "/").StartsWith(b, StringComparison.Ordinal));

    /// <summary>Whether a resource is named by the path, or one of its sentences speaks of it.</summary>
    private static bool Names(UpdatedAction action, string path) =>
        IsNamed(action, path) || action.Changes.Any(c => HasWord(c, path));

    private static bool IsNamed(UpdatedAction action, string path) => action.Resource.EndsWith($"[{path}]", StringComparison.Ordinal);

    private static bool HasWord(string text, string path)
    {
        for (int at = text.IndexOf(path, StringComparison.Ordinal); at >= 0; at = text.IndexOf(path, at + 1, StringComparison.Ordinal))
        {
            int end = at + path.Length;
            if ((at == 0 || !IsPath(text[at - 1])) && (end == text.Length || !IsPath(text[end]))) return true;
        }
        return false;

        static bool IsPath(char c) => char.IsLetterOrDigit(c) || c is '/' or '.' or '-' or '_';
    }
}
