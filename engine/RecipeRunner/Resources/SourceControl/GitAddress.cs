namespace RecipeRunner.Resources.SourceControl;

/// <summary>Where a repository is, without what is secret: user and password of an http address are kept apart from it.</summary>
/// <param name="Url">What git is told, and what may be shown.</param>
/// <param name="User">User name for the server; null for none.</param>
/// <param name="Password">Password for the server; null for none.</param>
internal sealed record GitAddress(string Url, string? User = null, string? Password = null)
{
    /// <summary>Scheme and host of an http address, for which alone user and password are meant; null for other addresses.</summary>
    public string? Server => Url.StartsWith("http://", StringComparison.Ordinal) || Url.StartsWith("https://", StringComparison.Ordinal)
        ? Url[..AuthorityEnd(Url)]
        : null;

    /// <summary>Reads an address; user and password that are given apart take the place of those in it.</summary>
    public static GitAddress Parse(string repository, string? user = null, string? password = null)
    {
        int begin = repository.IndexOf("://", StringComparison.Ordinal) + 3;
        if (begin < 3) return new(repository, user, password);
        int end = AuthorityEnd(repository);
        int at = repository.AsSpan(begin, end - begin).LastIndexOf('@');
        if (at < 0) return new(repository, user, password);
        string[] parts = repository.Substring(begin, at).Split(':', 2);
        string bare = repository[..begin] + repository[(begin + at + 1)..];
        bool isHttp = repository.StartsWith("http", StringComparison.Ordinal);
        // For ssh the user is a part of the address, and there is no use for a password.
        return isHttp
            ? new(bare, user ?? Uri.UnescapeDataString(parts[0]), password ?? (parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : ""))
            : new(repository[..begin] + parts[0] + repository[(begin + at)..], user, password);
    }

    /// <summary>The address, which holds nothing secret.</summary>
    public override string ToString() => Url;

    private static int AuthorityEnd(string url)
    {
        int begin = url.IndexOf("://", StringComparison.Ordinal) + 3;
        int end = url.AsSpan(begin).IndexOfAny('/', '?', '#');
        return end < 0 ? url.Length : begin + end;
    }
}
