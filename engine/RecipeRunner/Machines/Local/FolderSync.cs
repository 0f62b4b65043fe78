using static RecipeRunner.Machines.Local.PosixConstants;

namespace RecipeRunner.Machines.Local;

/// <summary>Remembers folders whose entries changed and syncs each once: ten thousand new files in a folder cost one sync of it.</summary>
internal sealed class FolderSync
{
    private readonly HashSet<string> changed = new(StringComparer.Ordinal);

    /// <summary>The entry of this path in its folder changed.</summary>
    public void Changed(string path)
    {
        ReadOnlySpan<char> folder = Paths.Folder(path);
        var lookup = changed.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!lookup.Contains(folder)) lookup.Add(folder);
    }

    public void Flush()
    {
        foreach (string folder in changed)
        {
            int fd = Posix.Open(folder, ReadOnly | DirectoryOnly | CloseOnExec, 0);
            if (fd < 0)
            {
                // Removed since, with what was in it; or only writable, where nothing can be synced by us.
                continue;
            }
            int synced = Posix.FSync(fd);
            Exception? error = synced < 0 ? PosixError.Last("sync", folder) : null;
            _ = Posix.Close(fd);
            // Some file systems (network, FUSE) cannot sync a folder: nothing can be done there.
            if (error is not null && error.HResult is not (EInval or ERoFs)) throw error;
        }
        changed.Clear();
    }
}
