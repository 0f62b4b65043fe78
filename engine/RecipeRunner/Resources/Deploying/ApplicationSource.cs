using RecipeRunner.Converging;
using RecipeRunner.Machines;

namespace RecipeRunner.Resources.Deploying;

/// <summary>Where the files of a release come from, and how they get there.</summary>
internal abstract class ApplicationSource(DeploymentResource wanted, Deployment deployment)
{
    protected DeploymentResource Wanted => wanted;

    protected Deployment Deployment => deployment;

    protected string Cache => $"{deployment.SharedPath}/{wanted.RepositoryCache}";

    /// <summary>The source that a deploy names.</summary>
    public static ApplicationSource Of(DeploymentResource wanted, Deployment deployment) => wanted.ScmProvider switch
    {
        ScmProvider.Git => new GitSource(wanted, deployment),
        ScmProvider.Folder => new FolderSource(wanted, deployment),
        _ => new ArchiveSource(wanted, deployment),
    };

    /// <summary>What is wanted: the commit, or the checksum of the archive or folder.</summary>
    public abstract string Resolve(Run run);

    /// <summary>Declares what brings the copy in the shared folder up to date, where a release needs that.</summary>
    public abstract void Fetch(string revision);

    /// <summary>Fills the folder of a release, which does not exist yet.</summary>
    public abstract void Fill(IMachine machine, string release, int? uid, int? gid);
}
