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

    /// <summary>Syncs all that was written on a directory's file system, by whomever.</summary>
    public static void All(string directory)
    {
        int fd = Posix.Open(directory, ReadOnly | DirectoryOnly | CloseOnExec, 0);
        if (fd < 0) throw PosixError.Last("sync", directory);
        Exception? error = Posix.SyncFs(fd) < 0 ? PosixError.Last("sync", directory) : null;
        _ = Posix.Close(fd);
        if (error is not null) throw error;
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
