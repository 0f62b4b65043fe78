using RecipeRunner.Converging;
using RecipeRunner.Nodes;
using RecipeRunner.Resources;
using RecipeRunner.Stacks;

namespace RecipeRunner.OpsWorks.CookbookSources;

/// <summary>Where a stack's custom cookbooks come from: <c>opsworks_custom_cookbooks.scm</c> of the JSON, or what a person said.</summary>
/// <param name="Provider">What it is.</param>
/// <param name="Repository">The repository, the address of an archive, or a folder.</param>
internal sealed record CookbookSource(ScmProvider Provider, string Repository)
{
    /// <summary>The types, as OpsWorks called them; <c>folder</c> is not OpsWorks's.</summary>
    public static readonly string[] Types = ["git", "archive", "s3", "folder"];

    private const string Key = "opsworks_custom_cookbooks";

    /// <summary>A branch, tag or commit; null for HEAD.</summary>
    public string? Revision { get; init; }

    /// <summary>User name, or the access key id of S3.</summary>
    public string? User { get; init; }

    /// <summary>Password, or the secret key of S3.</summary>
    public string? Password { get; init; }

    /// <summary>The text of a private key for ssh.</summary>
    public string? SshKey { get; init; }

    /// <summary>Whether the stack wanted Berkshelf to bring what the cookbooks depend on, which nothing does here.</summary>
    public bool WantsBerkshelf { get; init; }

    /// <summary>Where it is said.</summary>
    public Origin At { get; init; }

    /// <summary>The source that a stack JSON names; null when it names none, or custom cookbooks are off.</summary>
    /// <exception cref="RecipeRunnerException">It is of a type that is not fetched, or something of it is missing.</exception>
    public static CookbookSource? In(NodeJson json)
    {
        var custom = new StackFields(json.Normal, "").Below(Key);
        StackFields scm = custom.Below("scm");
        if ((custom.Has("enabled") && !custom.Flag("enabled")) || scm.Text("repository") is not { } repository) return null;
        Origin at = scm.Node.Origin;
        string place = $"{Key}.scm in {new SourceLine(json.File, at.Line)}";
        return new(ProviderOf(scm.Text("type"), place), repository)
        {
            Revision = scm.Text("revision"),
            User = scm.Text("user"),
            Password = Secret(scm, "password", place),
            SshKey = Secret(scm, "ssh_key", place),
            WantsBerkshelf = custom.Flag("manage_berkshelf"),
            At = at,
        };
    }

    /// <summary>What a type is.</summary>
    /// <param name="type">One of <see cref="Types"/>.</param>
    /// <param name="place">Who says it, for the message.</param>
    /// <exception cref="RecipeRunnerException">It is none of them.</exception>
    public static ScmProvider ProviderOf(string? type, string place) => type switch
    {
        "git" => ScmProvider.Git,
        "archive" => ScmProvider.Archive,
        "s3" => ScmProvider.S3,
        "folder" => ScmProvider.Folder,
        "svn" => throw new RecipeRunnerException($"{place}: cookbooks are not fetched from Subversion. Move them to git, or publish them as an archive (type archive, a tar.gz or zip over https)."),
        null => throw new RecipeRunnerException($"{place}: the type is missing. It is one of {string.Join(", ", Types)}."),
        _ => throw new RecipeRunnerException($"{place}: there is no type '{type}'. It is one of {string.Join(", ", Types)}.{Text.Nearest.Hint(type, Types)}"),
    };

    /// <summary>What may be shown of it.</summary>
    public override string ToString() => $"{Provider} {Resources.SourceControl.GitAddress.Parse(Repository).Url.Split('?')[0]}";

    private static string? Secret(StackFields scm, string key, string place) => scm.Text(key) is "*****FILTERED*****"
        ? throw new RecipeRunnerException($"{place}: {key} is *****FILTERED*****, as the API shows it. Give the real one in custom JSON, opsworks_custom_cookbooks.scm.{key}.")
        : scm.Text(key);
}
