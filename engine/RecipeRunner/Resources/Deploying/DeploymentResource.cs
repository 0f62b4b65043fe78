using System.ComponentModel;
using System.Text;
using RecipeRunner.Machines;
using RecipeRunner.Resources.SourceControl;

namespace RecipeRunner.Resources.Deploying;

/// <summary>
/// What <c>deploy</c> and <c>deploy_revision</c> have in common, as in Chef 11 to 13: releases side by side, what they share, and a link
/// <c>current</c> that is led from one whole release to the next in an instant.
/// </summary>
/// <action name="deploy">Makes a release and leads <c>current</c> to it, unless the live one is what is declared.</action>
/// <action name="force_deploy">Makes a new release in any case.</action>
/// <action name="rollback">Leads <c>current</c> to the release before, and removes the last one.</action>
public abstract record DeploymentResource : CompositeResource
{
    private static readonly ResourceAction[] Known = ["deploy", "force_deploy", "rollback"];

    /// <summary>The folder of it all. Default: the resource's name.</summary>
    public string? DeployTo { get; init; }

    /// <summary>
    /// The repository, as <c>git clone</c> takes it, or the address of an archive. User and password in an http address are shown and
    /// stored nowhere. Required, but to roll back.
    /// </summary>
    public Value<string>? Repository { get; init; }

    /// <summary>Chef's other name for <see cref="Repository"/>.</summary>
    public Value<string>? Repo { get => Repository; init => Repository = value; }

    /// <summary>A branch, a tag, or a commit in full, for which alone the repository is not asked at each run. Default HEAD.</summary>
    public Value<string>? Revision { get; init; }

    /// <summary>Chef's other name for <see cref="Revision"/>.</summary>
    public Value<string>? Branch { get => Revision; init => Revision = value; }

    /// <summary>Git (the default), Archive, S3 or Folder.</summary>
    public ScmProvider ScmProvider { get; init; }

    /// <summary>SHA-256 of the archive, as 64 hex digits: another one is refused. Not in Chef.</summary>
    public Value<string>? Checksum { get; init; }

    /// <summary>User name for an http server, apart from the address. Not in Chef.</summary>
    public Value<string>? RepositoryUser { get; init; }

    /// <summary>Password for an http server, apart from the address. Not in Chef.</summary>
    public Value<string>? RepositoryPassword { get; init; }

    /// <summary>The text of a private key for ssh; it is written to no file. Default: the keys of the user. Not in Chef.</summary>
    public Value<string>? SshKey { get; init; }

    /// <summary>A program to call in place of ssh.</summary>
    public Value<string>? SshWrapper { get; init; }

    /// <summary>Chef's other name for <see cref="SshWrapper"/>.</summary>
    public Value<string>? GitSshWrapper { get => SshWrapper; init => SshWrapper = value; }

    /// <summary>The name of the remote in the cached copy. Default origin.</summary>
    public string Remote { get; init; } = "origin";

    /// <summary>The local branch that the cached copy is on. Default deploy.</summary>
    public string CheckoutBranch { get; init; } = "deploy";

    /// <summary>Whether submodules are fetched too. Default false.</summary>
    public bool EnableSubmodules { get; init; }

    /// <summary>Whether only the last commits are fetched: five, unless <see cref="Depth"/> says how many. Default false.</summary>
    public bool ShallowClone { get; init; }

    /// <summary>How many commits of each branch are fetched. Default: all.</summary>
    public int? Depth { get; init; }

    /// <summary>What all releases share. Default: <c>shared</c> in the folder.</summary>
    public string? SharedPath { get; init; }

    /// <summary>The copy in the shared folder that is kept from one deploy to the next. Default cached-copy.</summary>
    public string RepositoryCache { get; init; } = "cached-copy";

    /// <summary>The link to the release that is live. Default: <c>current</c> in the folder.</summary>
    public string? CurrentPath { get; init; }

    /// <summary>Owner of the releases, who runs git and all commands of the deploy. Default: the user of the run.</summary>
    public AccountName? User { get; init; }

    /// <summary>Group of the releases, with which all commands of the deploy run. Default: that of <see cref="User"/>.</summary>
    public AccountName? Group { get; init; }

    /// <summary>Variables for git and all commands of the deploy; null removes one. Their values are not shown.</summary>
    public IReadOnlyDictionary<string, string?>? Environment { get; init; }

    /// <summary>Whether <see cref="MigrationCommand"/> runs. Default false.</summary>
    public bool Migrate { get; init; }

    /// <summary>The command that brings the database up to date; it runs in the new release, before that is live.</summary>
    public CommandLine? MigrationCommand { get; init; }

    /// <summary>The command that restarts the application; it runs in <see cref="CurrentPath"/>.</summary>
    public CommandLine? RestartCommand { get; init; }

    /// <summary>Links that the migration needs, from a path in the shared folder to one in the release. Default: <c>config/database.yml</c>, the same in both.</summary>
    public IReadOnlyDictionary<string, string> SymlinkBeforeMigrate { get; init; } = new Dictionary<string, string> { ["config/database.yml"] = "config/database.yml" };

    /// <summary>What is removed from the release before links are made. Default: <c>log</c>, <c>tmp/pids</c>, <c>public/system</c>.</summary>
    public Many<string> PurgeBeforeSymlink { get; init; } = ["log", "tmp/pids", "public/system"];

    /// <summary>Directories that are made in the release before links are. Default: <c>tmp</c>, <c>public</c>, <c>config</c>.</summary>
    public Many<string> CreateDirsBeforeSymlink { get; init; } = ["tmp", "public", "config"];

    /// <summary>Links from a path in the shared folder to one in the release. Default: <c>system</c> to <c>public/system</c>, <c>pids</c> to <c>tmp/pids</c>, <c>log</c> to <c>log</c>.</summary>
    public IReadOnlyDictionary<string, string> Symlinks { get; init; } = new Dictionary<string, string> { ["system"] = "public/system", ["pids"] = "tmp/pids", ["log"] = "log" };

    /// <summary>How many releases are kept, the live one included; at least that one. Default 5.</summary>
    public int KeepReleases { get; init; } = 5;

    /// <summary>Whether a deploy that fails leads <c>current</c> back, restarts, and removes the release that failed. Default false.</summary>
    public bool RollbackOnError { get; init; }

    /// <summary>What to declare when the files of the release are there; after it runs the application's own <c>deploy/before_migrate</c>.</summary>
    public Action<Release>? BeforeMigrate { get; init; }

    /// <summary>What to declare before the links into the shared folder are made.</summary>
    public Action<Release>? BeforeSymlink { get; init; }

    /// <summary>What to declare when <c>current</c> leads to the release, before the restart.</summary>
    public Action<Release>? BeforeRestart { get; init; }

    /// <summary>What to declare after the restart.</summary>
    public Action<Release>? AfterRestart { get; init; }

    /// <summary>Longest time that each command of git may take. Default 3600 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromHours(1);

    /// <summary>deploy, force_deploy (a new release in any case), rollback (to the release before, and away with the last).</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override IReadOnlyList<ResourceAction> Actions => Known;

    /// <inheritdoc/>
    protected internal override bool UnifiedMode => true;

    /// <summary>Whether what is deployed may bring hooks of its own, in <c>deploy/</c>.</summary>
    internal bool HasOwnHooks { get; init; } = true;

    /// <summary>The folder of it all.</summary>
    internal string Root => Path.TrimEndingDirectorySeparator(DeployTo ?? Name);

    /// <summary>Whether releases are named by their revisions.</summary>
    internal abstract bool IsByRevision { get; }

    internal override Command Touches => new([Root]);

    /// <summary>What the files of a release depend on beside the revision, as a checksum: another one is another release.</summary>
    internal string Shape()
    {
        var text = new StringBuilder();
        foreach ((string shared, string path) in SymlinkBeforeMigrate.Concat(Symlinks)) text.Append(shared).Append(' ').Append(path).Append('\n');
        foreach (string path in PurgeBeforeSymlink.Concat(CreateDirsBeforeSymlink)) text.Append(path).Append('\n');
        text.Append(SharedPath).Append(Migrate).Append(EnableSubmodules);
        return Document.ChecksumOf(Encoding.UTF8.GetBytes(text.ToString()))[..16];
    }

    /// <inheritdoc/>
    protected internal override IEnumerable<string> Validate(ResourceContext context)
    {
        foreach (string? path in (string?[])[Root, SharedPath, CurrentPath])
            if (path?.StartsWith('/') == false) yield return $"the path '{path}' is not absolute: it must begin with '/'.";
        foreach (string path in PurgeBeforeSymlink.Concat(CreateDirsBeforeSymlink).Concat(Links(Symlinks)).Concat(Links(SymlinkBeforeMigrate)).Append(RepositoryCache))
            if (ReleaseFolder.Problem(path) is { } problem) yield return problem;
        if (Migrate && MigrationCommand is null) yield return "Migrate is true, and there is no MigrationCommand.";
        if (KeepReleases < 1) yield return $"KeepReleases = {KeepReleases} cannot be: the release that is live stays.";
        if (CheckoutBranch.StartsWith('-')) yield return $"the branch '{CheckoutBranch}' begins with '-', which no branch does.";
        if (EffectiveActions is [{ Name: "rollback" or "nothing" }]) yield break;
        foreach (string problem in GitNames.Problems(Repository, Revision, Remote, Depth)) yield return problem;

        static IEnumerable<string> Links(IReadOnlyDictionary<string, string> links) => links.Keys.Concat(links.Values);
    }

    /// <inheritdoc/>
    protected internal override void Compose(ResourceAction action)
    {
        var deployment = new Deployment(this, Dsl.Current.Context.Run);
        if (action.Name == "rollback") deployment.RollBack();
        else deployment.Deploy(isForced: action.Name == "force_deploy");
    }
}
