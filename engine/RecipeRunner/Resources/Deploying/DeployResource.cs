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
    public sealed record DeployResource : DeploymentResource
    {
        internal override bool IsByRevision => false;
    }

    /// <summary>An application in releases named by their revisions (Chef's <c>deploy_revision</c>): one for each.</summary>
    public sealed record DeployRevisionResource : DeploymentResource
    {
        internal override bool IsByRevision => true;
    }

    /// <summary>Chef's other name for <c>deploy_revision</c>.</summary>
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
