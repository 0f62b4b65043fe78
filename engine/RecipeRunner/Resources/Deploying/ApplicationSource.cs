using System.Text;
using RecipeRunner.Converging;
using RecipeRunner.Machines;
using RecipeRunner.Resources.SourceControl;

namespace RecipeRunner.Resources.Deploying;

/// <summary>Where the files of a release come from, and how they get there.</summary>
internal abstract class ApplicationSource(DeploymentResource wanted, Deployment deployment)
{
    protected DeploymentResource Wanted => wanted;

    protected Deployment Deployment => deployment;

    protected string Cache => $"{deployment.SharedPath}/{wanted.RepositoryCache}";

    /// <summary>The source that a deploy names.</summary>
    public static ApplicationSource Of(DeploymentResource wanted, Deployment deployment) =>
        wanted.ScmProvider == ScmProvider.Archive ? new ArchiveSource(wanted, deployment) : new GitSource(wanted, deployment);

    /// <summary>What is wanted: the commit, or the checksum of the archive.</summary>
    public abstract string Resolve(Run run);

    /// <summary>Declares what brings the copy in the shared folder up to date, where a release needs that.</summary>
    public abstract void Fetch(string revision);

    /// <summary>Fills the folder of a release, which does not exist yet.</summary>
    public abstract void Fill(IMachine machine, string release, int? uid, int? gid);
}

/// <summary>A git repository: the shared folder has a checkout, which is copied.</summary>
internal sealed class GitSource(DeploymentResource wanted, Deployment deployment) : ApplicationSource(wanted, deployment)
{
    public override string Resolve(Run run) => GitReference.Resolve(new(run.Machine, Checkout("").Access()), Wanted.Revision?.Get() ?? "").Commit;

    public override void Fetch(string revision)
    {
        Deployment.MakeFolder(Cache);
        Dsl.Recipe.Git(Cache, Checkout(revision), Wanted.DeclaredAt.File, Wanted.DeclaredAt.Line);
    }

    public override void Fill(IMachine machine, string release, int? uid, int? gid) =>
        machine.Processes.RunOrThrow("The files of the release cannot be copied", new(["cp", "-a", "--reflink=auto", "--", Cache + "/.", release]));

    private GitResource Checkout(string revision) => new()
    {
        Repository = Wanted.Repository,
        Revision = revision,
        CheckoutBranch = Wanted.CheckoutBranch,
        Depth = Wanted.Depth ?? (Wanted.ShallowClone ? 5 : null),
        EnableSubmodules = Wanted.EnableSubmodules,
        Remote = Wanted.Remote,
        RepositoryUser = Wanted.RepositoryUser,
        RepositoryPassword = Wanted.RepositoryPassword,
        SshKey = Wanted.SshKey,
        SshWrapper = Wanted.SshWrapper,
        User = Wanted.User,
        Group = Wanted.Group,
        Environment = Wanted.Environment,
        Timeout = Wanted.Timeout,
        Sensitive = Wanted.Sensitive,
        OwnsFolder = true,
    };
}

/// <summary>An archive: the shared folder keeps it, so that it is fetched again only when it changed.</summary>
internal sealed class ArchiveSource(DeploymentResource wanted, Deployment deployment) : ApplicationSource(wanted, deployment)
{
    private string Archive => Cache + ".archive";

    public override string Resolve(Run run)
    {
        Deployment.MakeFolders();
        Dsl.Recipe.RemoteFile(Archive, new()
        {
            Source = Wanted.Repository!.Get(),
            Checksum = Wanted.Checksum,
            Headers = Headers(),
            Mode = "0600",
            Backup = 0,
            Sensitive = Wanted.Sensitive,
        }, Wanted.DeclaredAt.File, Wanted.DeclaredAt.Line);
        if (Wanted.Checksum?.Get() is { } checksum) return checksum.ToLowerInvariant();
        string actual = Document.ChecksumOf(run.Machine.Files, Archive);
        return run.Machine.Doubts.Reason is null ? actual : "unknown";
    }

    public override void Fetch(string revision)
    {
        // It had to be fetched before its revision was known.
    }

    public override void Fill(IMachine machine, string release, int? uid, int? gid)
    {
        machine.Files.CreateDirectory(release);
        if (uid is not null || gid is not null) machine.Files.SetOwner(release, uid, gid);
        if (!Deployment.IsPlan) new ArchiveExtractor(machine.Files, release, uid, gid).Extract(Archive);
    }

    private Dictionary<string, string> Headers()
    {
        var headers = new Dictionary<string, string>();
        if ((Wanted.RepositoryUser ?? Wanted.RepositoryPassword) is not null)
            headers["Authorization"] = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Wanted.RepositoryUser?.Get()}:{Wanted.RepositoryPassword?.Get()}"));
        return headers;
    }
}
