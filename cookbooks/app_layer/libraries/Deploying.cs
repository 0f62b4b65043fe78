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
        (string name, string? type, string? url) = (application.Name, application.Source.Type, application.Source.Url);
        if (type == "git") return ScmProvider.Git;
        if (type is not ("archive" or "s3"))
            throw Fail($"app_layer: {name} comes from a source of the type '{type}', which is not deployed: git, archive and s3 are.");
        if (application.Source.Password is not null && Uri.TryCreate(url, UriKind.Absolute, out Uri? address) && address.Host.EndsWith(".amazonaws.com", StringComparison.Ordinal))
            throw Fail($"app_layer: {name} comes from a private S3 object, and requests are not signed with its keys. A pre-signed address needs none: put it into the application's source, without user and password.");
        return ScmProvider.Archive;
    }
}
