using RecipeRunner.Dsl;
using RecipeRunner.Resources.Deploying;

namespace AppLayer;

/// <summary>How an application of the stack becomes a resource that deploys it.</summary>
[RecipeVerbs]
public static class Deploying
{
    /// <summary>Declares the deploy of an application; none where the stack has no source for it.</summary>
    /// <param name="application">The application.</param>
    /// <param name="restart">What to declare when the release is live.</param>
    public static void DeployApplication(Application application, Action<Release> restart)
    {
        if (application.Source.Type is null or "other" || application.Source.Url is null) return;
        switch (application.Releases.Provider)
        {
            case "Timestamped": Deploy(application.DeployTo, Resource<DeployResource>(application, restart)); break;
            case "Branch": DeployBranch(application.DeployTo, Resource<DeployBranchResource>(application, restart)); break;
            default: DeployRevision(application.DeployTo, Resource<DeployRevisionResource>(application, restart)); break;
        }
    }

    private static T Resource<T>(Application application, Action<Release> restart)
        where T : DeploymentResource, new() => new()
        {
            ScmProvider = Provider(application),
            Repository = application.Source.Url!,
            Revision = application.Source.Revision ?? "HEAD",
            RepositoryUser = application.Source.User,
            RepositoryPassword = application.Source.Password,
            SshKey = application.Source.SshKey,
            EnableSubmodules = application.Releases.EnableSubmodules,
            ShallowClone = application.Releases.ShallowClone,
            User = application.User,
            Group = application.Group,
            Environment = application.Environment.ToDictionary(variable => variable.Key, variable => (string?)variable.Value),
            Migrate = application.Releases.Migrate,
            MigrationCommand = application.Releases.MigrateCommand,
            SymlinkBeforeMigrate = application.Releases.SymlinkBeforeMigrate,
            Symlinks = application.Releases.Symlinks,
            PurgeBeforeSymlink = application.Releases.PurgeBeforeSymlink,
            CreateDirsBeforeSymlink = application.Releases.CreateDirsBeforeSymlink,
            KeepReleases = application.Releases.Keep,
            AfterRestart = restart,
        };

    private static ScmProvider Provider(Application application)
    {
        (string name, string? type) = (application.Name, application.Source.Type);
        if (type == "git") return ScmProvider.Git;
        if (type == "s3") return ScmProvider.S3;
        if (type != "archive")
            throw Fail($"app_layer: {name} comes from a source of the type '{type}', which is not deployed: git, archive and s3 are.");
        return ScmProvider.Archive;
    }
}
