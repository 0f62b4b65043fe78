namespace AppLayer;

/// <summary>How releases of an application are made, as <c>deploy.NAME</c> says it with OpsWorks's names.</summary>
public sealed class Releases
{
    internal Releases(Node node, Settings settings)
    {
        Keep = (int?)settings.Of("keep_releases") ?? (int?)node.Read("opsworks", "deploy_keep_releases") ?? 5;
        Migrate = (bool?)settings.Of("migrate") ?? false;
        MigrateCommand = settings.TextOf("migrate_command");
        EnableSubmodules = (bool?)settings.Of("enable_submodules") ?? true;
        ShallowClone = (bool?)settings.Of("shallow_clone") ?? false;
        SymlinkBeforeMigrate = Map("symlink_before_migrate");
        Symlinks = Map("symlinks");
        PurgeBeforeSymlink = settings.Of("purge_before_symlink")?.As<string[]>() ?? [.. Symlinks.Values];
        CreateDirsBeforeSymlink = settings.Of("create_dirs_before_symlink")?.As<string[]>() ?? [.. FoldersOf(SymlinkBeforeMigrate.Values.Concat(Symlinks.Values)).Distinct()];
        Provider = settings.TextOf("chef_provider") ?? (string?)node.Read("opsworks", "deploy_chef_provider") ?? "Revision";
        if (Provider is not ("Timestamped" or "Revision" or "Branch"))
            throw Fail($"app_layer: the deploy provider '{Provider}' is none that OpsWorks had: Timestamped, Revision or Branch. It is set in opsworks.deploy_chef_provider.");

        Dictionary<string, string> Map(string key) => settings.Of(key)?.As<Dictionary<string, string>>() ?? [];
    }

    /// <summary>How many are kept.</summary>
    public int Keep { get; }

    /// <summary>Whether it is migrated.</summary>
    public bool Migrate { get; }

    /// <summary>The command that migrates it.</summary>
    public string? MigrateCommand { get; }

    /// <summary>Whether submodules are fetched too.</summary>
    public bool EnableSubmodules { get; }

    /// <summary>Whether only the last commits are fetched.</summary>
    public bool ShallowClone { get; }

    /// <summary>Links in a release before it is migrated, by what they point to in the shared folder.</summary>
    public IReadOnlyDictionary<string, string> SymlinkBeforeMigrate { get; }

    /// <summary>Links in a release, by what they point to in the shared folder.</summary>
    public IReadOnlyDictionary<string, string> Symlinks { get; }

    /// <summary>What goes from a release before it gets its links. Default: what stands where the links will be.</summary>
    public string[] PurgeBeforeSymlink { get; }

    /// <summary>Folders that a release needs for its links. Default: those that the links lie in.</summary>
    public string[] CreateDirsBeforeSymlink { get; }

    /// <summary>OpsWorks's name of the way to deploy: <c>Revision</c>, <c>Timestamped</c> or <c>Branch</c>.</summary>
    public string Provider { get; }

    private static IEnumerable<string> FoldersOf(IEnumerable<string> links) =>
        from link in links
        let folder = System.IO.Path.GetDirectoryName(link)
        where !string.IsNullOrEmpty(folder)
        select folder;
}
