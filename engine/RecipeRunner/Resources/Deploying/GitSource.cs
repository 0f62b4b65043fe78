using RecipeRunner.Converging;
using RecipeRunner.Machines;
using RecipeRunner.Resources.SourceControl;

namespace RecipeRunner.Resources.Deploying;

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
