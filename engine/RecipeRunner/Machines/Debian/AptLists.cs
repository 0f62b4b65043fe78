namespace RecipeRunner.Machines.Debian;

/// <summary>The package lists that apt has fetched.</summary>
internal sealed class AptLists(IFiles files, AptTool apt)
{
    private const string Folder = "/var/lib/apt/lists";
    private const string StampFolder = "/var/lib/apt/periodic";
    private const string Stamp = StampFolder + "/update-success-stamp";

    /// <summary>
    /// The time of the last update that succeeded. A list's own time is its server's, so that it tells only what the update
    /// is at least as new as; lists that were deleted since count for nothing.
    /// </summary>
    public DateTimeOffset? UpdatedAt
    {
        get
        {
            DateTimeOffset? newest = null;
            foreach (string name in Names())
            {
                if (files.Stat($"{Folder}/{name}") is { } list && !(newest > list.ModifiedAt)) newest = list.ModifiedAt;
            }
            return newest is not null && files.Stat(Stamp) is { } stamp && stamp.ModifiedAt > newest ? stamp.ModifiedAt : newest;
        }
    }

    public bool Missing => !Names().Any();

    /// <summary>Changes when the lists do: what was asked of apt before is then void.</summary>
    public DateTimeOffset? Revision => files.Stat(Folder)?.ModifiedAt;

    /// <summary>Fetches the lists; throws with apt's errors when any of them could not be had.</summary>
    public void Update()
    {
        AptOutcome outcome = TryUpdate();
        if (!outcome.Succeeded)
            throw outcome.Error("Fetching the package lists failed", "Check the sources in /etc/apt/sources.list and /etc/apt/sources.list.d, and the network.");
    }

    /// <summary>Fetches the lists. By default apt counts a server that it cannot reach as a success: here it is none.</summary>
    public AptOutcome TryUpdate()
    {
        AptOutcome outcome = apt.Get(TimeSpan.FromMinutes(15), "update", "-o", "APT::Update::Error-Mode=any");
        if (outcome.Succeeded) WriteStamp();
        return outcome;
    }

    /// <summary>Chef has apt itself touch this file by a hook in its configuration; touching it here leaves apt's configuration alone.</summary>
    private void WriteStamp()
    {
        if (files.Stat(StampFolder) is null) files.CreateDirectory(StampFolder);
        if (files.Stat(Stamp) is null) files.Write(Stamp, new FileWrite { Content = default });
        else files.Touch(Stamp);
    }

    private IEnumerable<string> Names() => files.Stat(Folder) is null
        ? []
        : files.List(Folder).Where(name => name is not ("lock" or "partial" or "auxfiles"));
}
