namespace RecipeRunner.Machines.Overlay;

/// <summary>A package that the plan would install, upgrade or remove.</summary>
internal sealed class PendingPackage
{
    private readonly HashSet<string>? files;
    private bool IsRemoval { get; init; }

    private PendingPackage(string name, int time, string reason, IReadOnlyList<string>? files)
    {
        (Name, Time, Reason) = (name.Split(':')[0], time, reason);
        if (files is null) return;
        this.files = new(StringComparer.Ordinal);
        foreach (string file in files)
        {
            // The folders of a package's files are its files too.
            for (string path = file.TrimEnd('/'); path.Length > 0 && this.files.Add(path);) path = path[..Math.Max(path.LastIndexOf('/'), 0)];
        }
    }

    /// <summary>A package that would be installed or upgraded.</summary>
    public static PendingPackage Installed(PlannedPackage package, int time) =>
        new(package.Name, time, $"the package {package.Name}, not there yet, may bring it", package.Files);

    /// <summary>A package that would be removed.</summary>
    public static PendingPackage Removed(string name, int time) => new(name, time, $"the removal of the package {name} may take it away", null) { IsRemoval = true };

    public string Name { get; }

    public int Time { get; }

    public string Reason { get; }

    /// <summary>Whether it brings (or takes away) this path, as far as is known.</summary>
    public bool MayTouch(string path) => files?.Contains(path) ?? NamesIt(path);

    /// <summary>Whether it may change which names stand in this directory. A removal empties the folders of its own name.</summary>
    public bool MayAddTo(string directory) => files is null ? !IsRemoval || NamesIt(directory) : files.Any(file => Paths.Folder(file).SequenceEqual(directory));

    /// <summary>Whether it may bring this program.</summary>
    public bool MayBringProgram(string name) =>
        files is null || files.Any(file => file.EndsWith("/" + name, StringComparison.Ordinal));

    /// <summary>Whether it may bring a service of this name.</summary>
    public bool MayBringService(string name)
    {
        if (files is null || name == Name) return true;
        string unit = name.Contains('.') ? name : name + ".service";
        return files.Any(file => file.EndsWith("/" + unit, StringComparison.Ordinal) || file == "/etc/init.d/" + name);
    }

    /// <summary>What would stand at a path that is not there yet: known files exist.</summary>
    public FileKind? KindOf(string path)
    {
        if (files is null || !files.Contains(path)) return null;
        return files.Any(file => file.Length > path.Length && file[path.Length] == '/' && file.StartsWith(path, StringComparison.Ordinal))
            ? FileKind.Directory
            : FileKind.File;
    }

    /// <summary>The name as, or at the start of, a word in the path: /etc/haproxy/x, /etc/default/haproxy, /etc/rsyslog.d/49-haproxy.conf.</summary>
    private bool NamesIt(string path)
    {
        for (int at = path.IndexOf(Name, StringComparison.Ordinal); at >= 0; at = path.IndexOf(Name, at + 1, StringComparison.Ordinal))
        {
            if (at > 0 && !char.IsLetterOrDigit(path[at - 1])) return true;
        }
        return false;
    }
}
