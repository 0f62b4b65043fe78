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

    /// <summary>
    /// An archive in an S3 bucket that asks who it is: user and password are the access key id and the secret key, with which the request
    /// is signed (Signature Version 4). Without them it is an archive like any other. Not in Chef.
    /// </summary>
    S3,

    /// <summary>A folder of this machine, which is copied; its revision is a checksum of what it holds. Not in Chef.</summary>
    Folder,
}
