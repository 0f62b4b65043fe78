using System.Runtime.CompilerServices;
using RecipeRunner.Converging;
using RecipeRunner.Resources;
using RecipeRunner.Resources.Deploying;

namespace RecipeRunner.Resources
{
    /// <summary>
    /// An application in releases named by the time (Chef's <c>deploy</c>, also called <c>timestamped_deploy</c>). A new one is made when
    /// the revision is another, or what is declared of the files; Chef makes one at each run.
    /// </summary>
    /// <example><code>
    /// Deploy("/srv/www/shop", new()
    /// {
    ///     Repository = "git@git.mirror.example:acme/shop.git",
    ///     Revision = "main",
    ///     User = "www-data",
    ///     SymlinkBeforeMigrate = new Dictionary&lt;string, string>(),
    ///     RestartCommand = "touch tmp/restart.txt",
    ///     KeepReleases = 3,
    /// });
    /// </code></example>
    public sealed record DeployResource : DeploymentResource
    {
        internal override bool IsByRevision => false;
    }

    /// <summary>An application in releases named by their revisions (Chef's <c>deploy_revision</c>): one for each.</summary>
    /// <example><code>
    /// DeployRevision("/srv/www/blog", new()
    /// {
    ///     ScmProvider = ScmProvider.Archive,
    ///     Repository = "https://mirror.example/blog-42.tar.gz",
    ///     Checksum = "11507a0e2f5e69d5dfa40a62a1bd7b6ee57e6bcd85c67c9b8431b36fff21c437",
    ///     SymlinkBeforeMigrate = new Dictionary&lt;string, string>(),
    /// });
    /// </code></example>
    public sealed record DeployRevisionResource : DeploymentResource
    {
        internal override bool IsByRevision => true;
    }

    /// <summary>Chef's other name for <c>deploy_revision</c>.</summary>
    /// <example><code>
    /// DeployBranch("/srv/www/docs", new() { Repository = "https://git.mirror.example/acme/docs.git", SymlinkBeforeMigrate = new Dictionary&lt;string, string>() });
    /// </code></example>
    public sealed record DeployBranchResource : DeploymentResource
    {
        internal override bool IsByRevision => true;
    }
}

namespace RecipeRunner.Dsl
{
    public static partial class Recipe
    {
        /// <summary>Declares an application in releases named by the time. Actions: deploy (default), force_deploy, rollback.</summary>
        public static ResourceSlot Deploy(string deployTo, DeployResource? properties = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
            Declare(deployTo, properties ?? new(), file, line);

        /// <summary>Declares an application in releases named by their revisions. Actions: deploy (default), force_deploy, rollback.</summary>
        public static ResourceSlot DeployRevision(string deployTo, DeployRevisionResource? properties = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
            Declare(deployTo, properties ?? new(), file, line);

        /// <summary>Declares the same as <c>DeployRevision</c>. Actions: deploy (default), force_deploy, rollback.</summary>
        public static ResourceSlot DeployBranch(string deployTo, DeployBranchResource? properties = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
            Declare(deployTo, properties ?? new(), file, line);
    }
}
