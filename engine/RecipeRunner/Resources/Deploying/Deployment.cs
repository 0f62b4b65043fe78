using RecipeRunner.Converging;
using RecipeRunner.Machines;
using RecipeRunner.Reporting;
using RecipeRunner.Resources.Content;

namespace RecipeRunner.Resources.Deploying;

/// <summary>Decides what a deploy has to do, and declares it.</summary>
internal sealed class Deployment
{
    private const string Unknown = "-";

    private readonly DeploymentResource wanted;
    private readonly Run run;
    private readonly ReleaseHistory history;
    private readonly Redaction hidden = new();

    public Deployment(DeploymentResource wanted, Run run)
    {
        (this.wanted, this.run) = (wanted, run);
        SharedPath = wanted.SharedPath ?? wanted.Root + "/shared";
        CurrentPath = wanted.CurrentPath ?? wanted.Root + "/current";
        ReleasesPath = wanted.Root + "/releases";
        history = ReleaseHistory.Read(Files, ReleasesPath);
        foreach ((_, string? value) in wanted.Environment ?? new Dictionary<string, string?>())
            if (value is not null) hidden.Add(value);
    }

    public string SharedPath { get; }

    public string CurrentPath { get; }

    public string ReleasesPath { get; }

    public bool IsPlan => run.IsPlan;

    public IReadOnlyList<ReleaseRecord> Releases => history.Releases;

    private IFiles Files => run.Machine.Files;

    public string PathOf(ReleaseRecord release) => $"{ReleasesPath}/{release.Name}";

    /// <summary>Whether <c>current</c> leads to a release.</summary>
    public bool IsCurrent(ReleaseRecord release) => CurrentTarget() == PathOf(release);

    public void Deploy(bool isForced)
    {
        string? live = CurrentTarget();
        ReleaseRecord? before = Releases.LastOrDefault(r => PathOf(r) == live);
        ApplicationSource source = ApplicationSource.Of(wanted, this);
        string revision = source.Resolve(run);
        ReleaseRecord? found = isForced ? null : Found(revision);
        if (found is { State: ReleaseState.Deployed } && found == before) return;
        ReleaseRecord release = found ?? new(NewName(revision), revision, wanted.Shape(), ReleaseState.Unfinished);
        MakeFolders();
        try
        {
            Declare(new ReleaseResource { Wanted = wanted, Deployment = this, Source = source, Release = release }, "release");
        }
        catch (RecipeRunnerException) when (wanted.RollbackOnError && !run.IsPlan)
        {
            TakeBack(release, before);
            throw;
        }
    }

    public void RollBack()
    {
        ReleaseRecord[] deployed = [.. Releases.Where(r => r.State != ReleaseState.Unfinished)];
        if (deployed.Length < 2) throw new IOException($"there is no release in {ReleasesPath} to roll back to.");
        (ReleaseRecord to, ReleaseRecord bad) = (deployed[^2], deployed[^1]);
        Step("switch", [Switch(to)]);
        Restart();
        Step("clean up", [Removal(bad, "")]);
    }

    /// <summary>The step that leads <c>current</c> to a release, all of which is on the disk and noted as whole before.</summary>
    public Step Switch(ReleaseRecord release) => new($"lead {CurrentPath} to {Shown(release)}", machine =>
    {
        machine.Files.ReplaceSymbolicLink(CurrentPath, PathOf(release));
        Permissions owner = Owner();
        if (owner.Uid is not null || owner.Gid is not null) machine.Files.SetOwner(CurrentPath, owner.Uid, owner.Gid, followLinks: false);
        machine.Files.Flush();
    });

    /// <summary>Notes how far a release has come; it is then the last.</summary>
    public void Note(IFiles files, ReleaseRecord release, ReleaseState state) => history.Put(files, release with { State = state });

    /// <summary>The step that removes a release.</summary>
    public Step Removal(ReleaseRecord release, string kind) => new($"remove {kind}release {release.Name}", machine => history.Remove(machine.Files, release));

    /// <summary>Owner and group of what the deploy makes.</summary>
    public Permissions Owner()
    {
        Permissions owner = Permissions.Of(null, wanted.User, wanted.Group, run.Machine.Accounts);
        return owner is { Uid: { } uid, Gid: null } ? owner with { Gid = run.Machine.Accounts.User(uid)?.Gid } : owner;
    }

    /// <summary>Declares the folders that a deploy needs.</summary>
    public void MakeFolders()
    {
        foreach (string folder in (string[])[wanted.Root, SharedPath, ReleasesPath]) MakeFolder(folder);
    }

    /// <summary>Declares a folder that is not there yet; one that is stays as it is, as in Chef.</summary>
    public void MakeFolder(string path)
    {
        if (Files.Stat(path) is not null) return;
        Dsl.Recipe.Directory(path, new() { Owner = wanted.User, Group = wanted.Group, Recursive = true }, wanted.DeclaredAt.File, wanted.DeclaredAt.Line);
    }

    public void Restart()
    {
        if (wanted.RestartCommand is { } command) Run($"restart {wanted.Root}", command, CurrentPath);
    }

    /// <summary>Declares a command of the deploy.</summary>
    public void Run(string name, CommandLine command, string folder)
    {
        Dictionary<string, string?> environment = new() { ["SHARED_PATH"] = SharedPath, ["CURRENT_PATH"] = CurrentPath, ["RELEASE_PATH"] = folder };
        foreach ((string variable, string? value) in wanted.Environment ?? new Dictionary<string, string?>()) environment[variable] = value;
        Dsl.Recipe.Execute(name, new()
        {
            Command = command,
            Cwd = folder,
            User = wanted.User,
            Group = wanted.Group ?? Owner().Gid,
            Environment = environment,
            Sensitive = wanted.Sensitive,
            Hidden = hidden,
        }, wanted.DeclaredAt.File, wanted.DeclaredAt.Line);
    }

    public void Step(string name, IEnumerable<Step> steps) => Declare(new DeployStepResource { Make = () => steps }, name);

    public void Declare<T>(T resource, string name) where T : Resource =>
        Dsl.Recipe.Declare($"{name} {wanted.Root}", resource, wanted.DeclaredAt.File, wanted.DeclaredAt.Line);

    /// <summary>After a failure: back to the release before, as far as there is one.</summary>
    private void TakeBack(ReleaseRecord failed, ReleaseRecord? before)
    {
        bool wasLive = IsCurrent(failed);
        if (before?.Name == failed.Name || (wasLive && before is null)) return;
        if (wasLive) Step("switch back", [Switch(before!)]);
        Step("remove", [Removal(failed, "failed ")]);
        if (wasLive) Restart();
    }

    /// <summary>The release that there is already: of this revision, and for releases by time the last, put together as it is declared now.</summary>
    private ReleaseRecord? Found(string revision) => wanted.IsByRevision
        ? Releases.LastOrDefault(r => r.State != ReleaseState.Unfinished && r.Revision == revision)
        : Releases.LastOrDefault(r => r.State != ReleaseState.Unfinished) is { } last && last.Revision == revision && (last.Shape == wanted.Shape() || last.Shape == Unknown) ? last : null;

    /// <summary>A release as a plan and a converge name it alike: the time in its name is that of the converge.</summary>
    private string Shown(ReleaseRecord release) => release.State == ReleaseState.Unfinished && !wanted.IsByRevision ? "the new release" : $"release {release.Name}";

    private string NewName(string revision)
    {
        if (wanted.IsByRevision && !Releases.Any(r => r.Name == revision && IsCurrent(r))) return revision;
        DateTime time = run.Machine.Clock.Now.UtcDateTime;
        while (true)
        {
            string name = (wanted.IsByRevision ? revision + "-" : "") + time.ToString("yyyyMMddHHmmss");
            if (Files.LinkStat($"{ReleasesPath}/{name}") is null) return name;
            time = time.AddSeconds(1);
        }
    }

    private string? CurrentTarget()
    {
        if (Files.LinkStat(CurrentPath) is not { } there) return null;
        if (there.Kind != FileKind.SymbolicLink)
            throw new IOException($"{CurrentPath} is not a symbolic link: a deploy leads it from one release to the next. Move it away, or name another CurrentPath.");
        return Path.TrimEndingDirectorySeparator(Path.GetFullPath(Files.ReadLink(CurrentPath), Path.GetDirectoryName(CurrentPath)!));
    }
}
