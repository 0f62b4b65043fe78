using System.ComponentModel;
using RecipeRunner.Machines;
using RecipeRunner.Resources.Content;

namespace RecipeRunner.Resources.Deploying;

/// <summary>One release on its way to be live: what is not done yet of it, in Chef's order.</summary>
internal sealed record ReleaseResource : CompositeResource
{
    private static readonly ResourceAction[] Known = ["deploy"];

    public required DeploymentResource Wanted { get; init; }

    public required Deployment Deployment { get; init; }

    public required ApplicationSource Source { get; init; }

    public required ReleaseRecord Release { get; init; }

    [EditorBrowsable(EditorBrowsableState.Never)]
    public override IReadOnlyList<ResourceAction> Actions => Known;

    internal override Command Touches => new([Wanted.Root]);

    private string Folder => Deployment.PathOf(Release);

    protected internal override void Compose(ResourceAction action)
    {
        if (Release.State == ReleaseState.Unfinished)
        {
            Source.Fetch(Release.Revision);
            Deployment.Step("make", Make());
            Hook("before_migrate", Wanted.BeforeMigrate);
            if (Wanted.SymlinkBeforeMigrate.Count > 0) Deployment.Step("link for the migration", [Links(Wanted.SymlinkBeforeMigrate)]);
            if (Wanted.Migrate) Deployment.Run($"migrate {Wanted.Root}", Wanted.MigrationCommand!, Folder);
            Hook("before_symlink", Wanted.BeforeSymlink);
            Deployment.Step("link", [Links(Wanted.Symlinks, Wanted.PurgeBeforeSymlink, Wanted.CreateDirsBeforeSymlink)]);
        }
        Deployment.Step("switch", Switch());
        Hook("before_restart", Wanted.BeforeRestart);
        Deployment.Restart();
        Hook("after_restart", Wanted.AfterRestart);
        Deployment.Step("clean up", CleanUp());
    }

    private void Hook(string hook, Action<Release>? lines) =>
        Deployment.Declare(new DeployHookResource { Hook = hook, Release = new(Deployment, Release), Lines = lines, HasOwn = Wanted.HasOwnHooks }, hook);

    private IEnumerable<Step> Make()
    {
        // What failed or was killed on its way.
        foreach (ReleaseRecord left in Deployment.Releases.Where(r => r.State == ReleaseState.Unfinished && !Deployment.IsCurrent(r)).ToArray())
            yield return Deployment.Removal(left, "unfinished ");
        Permissions owner = Deployment.Owner();
        yield return new($"make a release of {SourceControl.GitReference.ShortOf(Release.Revision)} in {Deployment.ReleasesPath}", machine =>
        {
            Deployment.Note(machine.Files, Release, ReleaseState.Unfinished);
            machine.Files.Flush();
            if (machine.Files.LinkStat(Folder) is { Kind: FileKind.Directory }) machine.Files.DeleteDirectory(Folder, recursive: true);
            Source.Fill(machine, Folder, owner.Uid, owner.Gid);
        });
    }

    private Step Links(IReadOnlyDictionary<string, string> links, IEnumerable<string>? purged = null, IEnumerable<string>? made = null) =>
        new($"link {Deployment.SharedPath} into the release: {string.Join(", ", links.Select(link => $"{link.Key} as {link.Value}"))}", machine =>
        {
            Permissions owner = Deployment.Owner();
            var folder = new ReleaseFolder(machine.Files, Folder, owner.Uid, owner.Gid);
            foreach (string path in purged ?? []) folder.Purge(path);
            foreach (string path in made ?? []) folder.MakeFolder(path);
            foreach ((string shared, string path) in links) folder.Link(path, $"{Deployment.SharedPath}/{shared}");
        });

    private IEnumerable<Step> Switch()
    {
        if (Deployment.IsCurrent(Release)) yield break;
        Step lead = Deployment.Switch(Release);
        yield return lead with
        {
            Apply = machine =>
            {
                // Not before all of it is on the disk is it a release.
                if (Release.State == ReleaseState.Unfinished) machine.Files.Flush(Folder);
                Deployment.Note(machine.Files, Release, ReleaseState.Whole);
                lead.Apply(machine);
            },
        };
    }

    private IEnumerable<Step> CleanUp()
    {
        ReleaseRecord[] others = [.. Deployment.Releases.Where(r => r.Name != Release.Name)];
        ReleaseRecord[] unfinished = Array.FindAll(others, r => r.State == ReleaseState.Unfinished), old = Array.FindAll(others, r => r.State != ReleaseState.Unfinished);
        foreach (ReleaseRecord left in unfinished) yield return Deployment.Removal(left, "unfinished ");
        foreach (ReleaseRecord left in old.Take(old.Length + 1 - Wanted.KeepReleases)) yield return Deployment.Removal(left, "old ");
        // Last: until then the next run takes up where this one is killed.
        yield return new("note that it is deployed", machine => Deployment.Note(machine.Files, Release, ReleaseState.Deployed));
    }
}
