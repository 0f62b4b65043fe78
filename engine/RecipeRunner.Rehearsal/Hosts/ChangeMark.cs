namespace RecipeRunner.Rehearsal.Hosts;

internal enum ChangeKind { Added, Modified, Removed }

internal sealed record HostChange(ChangeKind Kind, string Path)
{
    public override string ToString() => $"{Kind} {Path}";
}

/// <summary>Everything that a host's files differ in from what it started on, at one moment.</summary>
internal sealed class ChangeMark
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly SortedDictionary<string, string> now = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> before = [];

    private ChangeMark()
    {
    }

    public static ChangeMark Of(Stage stage, int keeper)
    {
        var mark = new ChangeMark();
        foreach (var volume in stage.Volumes)
        {
            var prefix = volume.MountPoint == "/" ? "/" : volume.MountPoint + "/";
            var own = List($"/proc/{keeper}/root{Stage.Upper(volume)}", ["."], recurse: true);
            if (own.Count == 0)
                continue;
            foreach (var (path, state) in own)
                mark.now[prefix + path] = state;
            foreach (var (path, state) in List($"/proc/{keeper}/root{stage.Before(volume)}", own.Keys, recurse: false))
                mark.before[prefix + path] = state;
        }
        return mark;
    }

    public IReadOnlyList<HostChange> Until(ChangeMark later)
    {
        var changes = new List<HostChange>();
        foreach (var path in later.now.Keys.Union(now.Keys).Order(StringComparer.Ordinal))
        {
            var (was, now) = (At(path, later), later.At(path, this));
            if (was is null && now is not null)
                changes.Add(new(ChangeKind.Added, path));
            else if (was is not null && now is null)
                changes.Add(new(ChangeKind.Removed, path));
            else if (was != now)
                changes.Add(new(ChangeKind.Modified, path));
        }
        return changes;
    }

    /// <summary>What stood at the path at this moment; what was never touched stands as it did before all (the other mark may know).</summary>
    private string? At(string path, ChangeMark other) =>
        now.TryGetValue(path, out var state) ? (state.StartsWith('c') ? null : state)
        : before.GetValueOrDefault(path) ?? other.before.GetValueOrDefault(path);

    private static Dictionary<string, string> List(string folder, IReadOnlyCollection<string> paths, bool recurse)
    {
        string[] depth = recurse ? ["-mindepth", "1"] : ["-maxdepth", "0"];
        // A folder's times and size say nothing of itself, and copying one up gives it others.
        string[] arguments =
        [
            "-files0-from", "-", .. depth, "(", "-type", "d", "-printf", Entry("%y %m %U %G"), ")",
            "-o", "-printf", Entry("%y %m %U %G %s %T@ %l"),
        ];
        var stdin = string.Concat(paths.Select(p => (recurse ? p : "./" + p) + "\0"));
        var output = MachineTool.Run("find", arguments, Limit, folder, stdin).Stdout.Split('\0');
        var found = new Dictionary<string, string>();
        for (var i = 0; i + 1 < output.Length; i += 2)
            found[output[i][2..]] = output[i + 1];
        return found;
    }

    private static string Entry(string state) => $@"%p\0{state}\0";
}
