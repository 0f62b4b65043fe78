namespace RecipeRunner.Authoring.Editing;

/// <summary>Waits for cookbooks to change in a way that projects show: a file that comes, goes or is renamed, C#, metadata.</summary>
internal sealed class CookbookWatch : IDisposable
{
    /// <summary>An editor that saves writes a file in several steps, and a checkout writes many.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(200);

    private readonly AutoResetEvent changed = new(initialState: false);
    private readonly FileSystemWatcher watcher;

    public CookbookWatch(string folder)
    {
        watcher = new(folder)
        {
            IncludeSubdirectories = true,
            NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite,
        };
        watcher.Created += (_, e) => Notice(e.Name, always: Directory.Exists(e.FullPath));
        watcher.Changed += (_, e) => Notice(e.Name);
        watcher.Deleted += (_, e) => Notice(e.Name, always: true);
        watcher.Renamed += (_, e) => Notice(e.Name, always: true);
        // More happened at once than is told one by one.
        watcher.Error += (_, _) => changed.Set();
        watcher.EnableRaisingEvents = true;
    }

    /// <summary>Waits for the next change since the last call.</summary>
    /// <returns>False when it was stopped.</returns>
    public bool Next(CancellationToken stop)
    {
        if (WaitHandle.WaitAny([stop.WaitHandle, changed]) == 0) return false;
        while (changed.WaitOne(Quiet))
            if (stop.IsCancellationRequested)
                return false;
        return true;
    }

    public void Dispose()
    {
        watcher.Dispose();
        changed.Dispose();
    }

    private void Notice(string? name, bool always = false)
    {
        // Git and editors are busy in folders of their own, and so are we.
        if (name is null || name.Split('/').Any(part => part.StartsWith('.'))) return;
        if (always || Path.GetExtension(name) is ".cs" or ".csx" || Path.GetFileName(name) == "metadata.json") changed.Set();
    }
}
