namespace AppLayer;

/// <summary>How releases of an application are made, as <c>deploy.NAME</c> says it with OpsWorks's names.</summary>
public sealed class Releases
{
    private readonly Settings settings;

    internal Releases(Settings settings) => this.settings = settings;

    /// <summary>How many are kept.</summary>
    public int Keep => settings.Number("keep_releases");

    /// <summary>Whether it is migrated.</summary>
    public bool Migrate => settings.Flag("migrate");

    /// <summary>The command that migrates it.</summary>
    public string? MigrateCommand => settings.Text("migrate_command");

    /// <summary>Links in a release before it is migrated, by what they point to in the shared folder.</summary>
    public IReadOnlyDictionary<string, string> SymlinkBeforeMigrate => settings.Map("symlink_before_migrate") ?? new Dictionary<string, string>();

    /// <summary>Links in a release, by what they point to in the shared folder.</summary>
    public IReadOnlyDictionary<string, string> Symlinks => settings.Map("symlinks") ?? new Dictionary<string, string>();

    /// <summary>What goes from a release before it gets its links. Default: what stands where the links will be.</summary>
    public string[] PurgeBeforeSymlink => settings.Texts("purge_before_symlink") ?? [.. Symlinks.Values];

    /// <summary>Folders that a release needs for its links. Default: those that the links lie in.</summary>
    public string[] CreateDirsBeforeSymlink => settings.Texts("create_dirs_before_symlink") ?? [.. FoldersOf(Symlinks.Values).Distinct()];

    private static IEnumerable<string> FoldersOf(IEnumerable<string> links) =>
        from link in links
        let folder = System.IO.Path.GetDirectoryName(link)
        where !string.IsNullOrEmpty(folder)
        select folder;
}
