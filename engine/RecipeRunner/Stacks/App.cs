namespace RecipeRunner.Stacks;

/// <summary>An application of a stack. It holds secrets (the source's password and key, the environment): print none of it.</summary>
public sealed class App
{
    internal App(string shortName) => ShortName = shortName;

    /// <summary>The short name: the key in <c>deploy</c>, the id in the data bag <c>aws_opsworks_app</c>.</summary>
    public string ShortName { get; }

    /// <summary>The name for people.</summary>
    public string? Name { get; internal init; }

    /// <summary>The application's id, a GUID; null for Chef 11, which does not say.</summary>
    public string? Id { get; internal init; }

    /// <summary>The kind, under Chef 11's names: <c>php</c>, <c>rails</c>, <c>java</c>, <c>nodejs</c>, <c>web</c>, <c>other</c>.</summary>
    public string? Type { get; internal init; }

    /// <summary>Whether the data are for deploying it: Chef 12's <c>deploy</c>, and for Chef 11 an entry in <c>deploy</c>.</summary>
    public bool Deploy { get; internal init; }

    /// <summary>The domains that it answers to.</summary>
    public IReadOnlyList<string> Domains { get; internal init; } = [];

    /// <summary>The document root below the application's folder.</summary>
    public string? DocumentRoot { get; internal init; }

    /// <summary>Whether it is reached over TLS.</summary>
    public bool EnableSsl { get; internal init; }

    /// <summary>The environment of its processes; may hold secrets.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; internal init; } = new Dictionary<string, string>();

    /// <summary>Where its code comes from.</summary>
    public AppSource Source { get; internal init; } = new();

    /// <summary>The short name.</summary>
    public override string ToString() => ShortName;
}

/// <summary>Where an application's code comes from. What is not said is null.</summary>
public sealed class AppSource
{
    /// <summary><c>git</c>, <c>svn</c>, <c>s3</c>, <c>archive</c> or <c>other</c>.</summary>
    public string? Type { get; internal init; }

    /// <summary>The repository or archive.</summary>
    public string? Url { get; internal init; }

    /// <summary>The branch, tag or commit.</summary>
    public string? Revision { get; internal init; }

    /// <summary>The user name, or the access key id for S3.</summary>
    public string? User { get; internal init; }

    /// <summary>The password, or the secret access key for S3.</summary>
    public string? Password { get; internal init; }

    /// <summary>The private SSH key.</summary>
    public string? SshKey { get; internal init; }

    /// <summary>The type; nothing secret.</summary>
    public override string ToString() => Type ?? "";
}
