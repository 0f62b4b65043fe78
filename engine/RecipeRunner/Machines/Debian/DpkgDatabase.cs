namespace RecipeRunner.Machines.Debian;

/// <summary>dpkg's database on the machine: read when first asked, and again whenever its files changed.</summary>
internal sealed class DpkgDatabase(IFiles files)
{
    private const string StatusFile = "/var/lib/dpkg/status";
    private const string UpdatesFolder = "/var/lib/dpkg/updates";
    private DpkgStatus? status;
    private (FileStatus? Status, FileStatus? Updates) stamp;

    public DpkgStatus Status
    {
        get
        {
            var stamp = (files.Stat(StatusFile), files.Stat(UpdatesFolder));
            if (status is null || stamp != this.stamp) (status, this.stamp) = (Read(stamp.Item1 is not null), stamp);
            return status;
        }
    }

    /// <summary>Whether a dpkg was interrupted, or left a package half installed or not configured.</summary>
    public bool NeedsRepair => Status.Packages.Any(package => package.Broken) || Journal().Count > 0;

    /// <summary>dpkg may have run: reads anew even where the times do not tell.</summary>
    public void Forget() => status = null;

    private DpkgStatus Read(bool exists)
    {
        var status = new DpkgStatus();
        if (exists) status.Add(files.Read(StatusFile));
        // What an interrupted dpkg had not yet merged into its status file.
        foreach (string name in Journal()) status.Add(files.Read($"{UpdatesFolder}/{name}"));
        return status;
    }

    private List<string> Journal() => files.Stat(UpdatesFolder) is null
        ? []
        : files.List(UpdatesFolder).Where(name => name.All(char.IsAsciiDigit)).ToList();
}
