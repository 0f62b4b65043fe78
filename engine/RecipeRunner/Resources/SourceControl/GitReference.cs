namespace RecipeRunner.Resources.SourceControl;

/// <summary>The commit that a revision stands for.</summary>
/// <param name="Commit">Its SHA, in full.</param>
/// <param name="Branch">The branch, where the revision names one.</param>
internal sealed record GitReference(string Commit, string? Branch = null)
{
    private const string Tags = "refs/tags/";
    private const string Heads = "refs/heads/";
    private const string Peeled = "^{}";

    /// <summary>The commit as people write it.</summary>
    public string Short => ShortOf(Commit);

    /// <summary>A commit as people write it.</summary>
    public static string ShortOf(string commit) => commit.Length > 7 ? commit[..7] : commit;

    /// <summary>Whether a revision is a commit already, so that nobody need be asked.</summary>
    public static bool IsCommit(string revision) => revision.Length is 40 or 64 && revision.All(char.IsAsciiHexDigit);

    /// <summary>What is wrong with a revision; null when nothing is.</summary>
    public static string? Problem(string revision) =>
        revision.StartsWith('-') ? $"the revision '{revision}' begins with '-', which no revision does." :
        revision.StartsWith("origin/", StringComparison.Ordinal) ? $"the revision '{revision}' is a remote's branch as a checkout sees it. Name it as the repository does: '{revision["origin/".Length..]}'." : null;

    /// <summary>
    /// Asks the repository for a revision. As in Chef a tag comes before a branch of the same name, and an annotated tag stands for the
    /// commit that it names.
    /// </summary>
    public static GitReference Resolve(GitClient git, string revision)
    {
        if (Problem(revision) is { } problem) throw new IOException(problem);
        if (IsCommit(revision)) return new(revision.ToLowerInvariant());
        if (revision.Length == 0) revision = "HEAD";
        string[] patterns = revision == "HEAD" ? [revision] : [revision, revision + Peeled];
        string answer = git.AskOrThrow(["ls-remote", "--", git.Address.Url, .. patterns]);
        var commits = new Dictionary<string, string>();
        foreach (string line in answer.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            if (line.Split('\t') is [var commit, var name] && IsCommit(commit)) commits[name] = commit;
        string tag = revision.StartsWith(Tags, StringComparison.Ordinal) ? revision : Tags + revision;
        string branch = revision.StartsWith(Heads, StringComparison.Ordinal) ? revision : Heads + revision;
        if (revision == "HEAD" && commits.TryGetValue(revision, out string? head)) return new(head);
        if ((commits.GetValueOrDefault(tag + Peeled) ?? commits.GetValueOrDefault(tag)) is { } tagged) return new(tagged);
        if (commits.TryGetValue(branch, out string? tip)) return new(tip, branch[Heads.Length..]);
        return commits.TryGetValue(revision, out string? other) ? new(other) : throw new IOException(
            $"{git.Address} has no revision '{revision}'. Names are case-sensitive; a commit is written in full, with its 40 digits.");
    }
}
