namespace RecipeRunner.Tests.SystemTests.Hosts;

/// <summary>
/// One path of a host. Kind is find's letter (f, d, l...), Mode octal text, Modified seconds since 1970 with all
/// decimals, Target a symbolic link's text, Sha256 a file's content.
/// </summary>
internal sealed record FileState(
    string Path, char Kind, long Inode, string Mode, int Uid, int Gid, long Size, string Modified, string Target, string Sha256);

/// <summary>The state of files and of everything below folders; a path that is not there is not in it.</summary>
internal sealed class FileSnapshot(IReadOnlyDictionary<string, FileState> states)
{
    public IReadOnlyDictionary<string, FileState> States { get; } = states;

    /// <summary>One line for each path that is not the very same (content, inode, mtime, mode, owner) in the later snapshot.</summary>
    public IReadOnlyList<string> Differences(FileSnapshot later)
    {
        var lines = new List<string>();
        foreach (var path in States.Keys.Union(later.States.Keys).Order(StringComparer.Ordinal))
        {
            var (was, now) = (States.GetValueOrDefault(path), later.States.GetValueOrDefault(path));
            if (was != now)
                lines.Add($"{path}: {was?.ToString() ?? "absent"} became {now?.ToString() ?? "absent"}");
        }
        return lines;
    }
}
