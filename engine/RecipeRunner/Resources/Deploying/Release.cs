namespace RecipeRunner.Resources.Deploying;

/// <summary>The release that is being deployed, as a hook sees it.</summary>
public sealed class Release
{
    private readonly Deployment deployment;

    internal Release(Deployment deployment, ReleaseRecord record)
    {
        this.deployment = deployment;
        (Path, Revision) = (deployment.PathOf(record), record.Revision);
    }

    /// <summary>Its folder: <c>/srv/www/shop/releases/20260101000000</c>.</summary>
    public string Path { get; }

    /// <summary>The commit, or the SHA-256 of the archive, that it is made from.</summary>
    public string Revision { get; }

    /// <summary>The folder of what all releases share.</summary>
    public string SharedPath => deployment.SharedPath;

    /// <summary>The link to the release that is live.</summary>
    public string CurrentPath => deployment.CurrentPath;

    /// <summary>
    /// Declares a command that runs in the release, as the user and with the environment of the deploy (Chef's <c>run</c> in a callback):
    /// <c>release.Run("bundle install")</c>.
    /// </summary>
    public void Run(CommandLine command) => deployment.Run(command.Get().ToString(), command, Path);
}
