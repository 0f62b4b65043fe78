namespace RecipeRunner.Resources.SourceControl;

/// <summary>What can be wrong with the words that git is given: nothing that begins with '-' may pass for an option.</summary>
internal static class GitNames
{
    public static IEnumerable<string> Problems(Value<string>? repository, Value<string>? revision, string remote, int? depth)
    {
        if (repository is null) yield return "where does it come from? Say Repository = \"https://...\".";
        if (repository is { IsLazy: false } && repository.Get().StartsWith('-')) yield return "the repository begins with '-', which no address does.";
        if (revision is { IsLazy: false } && GitReference.Problem(revision.Get()) is { } problem) yield return problem;
        if (remote.Length == 0 || remote.AsSpan().IndexOfAnyExcept(NameCharacters) >= 0 || remote[0] == '-') yield return $"'{remote}' cannot be the name of a remote: letters, digits, '.', '-' and '_'.";
        if (depth < 1) yield return $"a depth of {depth} commits cannot be: at least 1.";
    }

    private static readonly System.Buffers.SearchValues<char> NameCharacters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-");
}
