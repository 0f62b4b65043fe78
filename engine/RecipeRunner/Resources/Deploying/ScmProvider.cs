namespace RecipeRunner.Resources;

/// <summary>Where a deploy takes the application from (Chef's <c>scm_provider</c>).</summary>
public enum ScmProvider
{
    /// <summary>A git repository: the default.</summary>
    Git,

    /// <summary>
    /// An archive (tar, tar.gz, zip) that is fetched over http or https or copied from a <c>file://</c> address: what OpsWorks calls an
    /// archive or S3 source. Not in Chef.
    /// </summary>
    Archive,
}
