namespace RecipeRunner.Resources.Deploying;

/// <summary>The release that is being deployed, as a hook sees it.</summary>
/// <param name="Path">Its folder: <c>/srv/www/shop/releases/20260101000000</c>.</param>
/// <param name="Revision">The commit, or the SHA-256 of the archive, that it is made from.</param>
/// <param name="SharedPath">The folder of what all releases share.</param>
/// <param name="CurrentPath">The link to the release that is live.</param>
public sealed record Release(string Path, string Revision, string SharedPath, string CurrentPath)
{
    internal Release(Deployment deployment, ReleaseRecord record)
        : this(deployment.PathOf(record), record.Revision, deployment.SharedPath, deployment.CurrentPath) => Deployment = deployment;

    private Deployment? Deployment { get; init; }

    /// <summary>
    /// Declares a command that runs in the release, as the user and with the environment of the deploy (Chef's <c>run</c> in a callback):
    /// <c>release.Run("bundle install")</c>.
    /// </summary>
    public void Run(CommandLine command) => Deployment?.Run(command.Get().ToString(), command, Path);
}
