using RecipeRunner.Converging;

namespace RecipeRunner.Machines.Debian;

/// <summary>How an apt or dpkg command ended, and what its words mean.</summary>
internal sealed record AptOutcome(Command Command, CommandResult Result)
{
    private static readonly string[] s_stale =
        ["Unable to locate package", "has no installation candidate", " was not found", "404 ", "Hash Sum mismatch", "File has unexpected size", "maybe run apt-get update"];

    public bool Succeeded => Result.Succeeded;

    /// <summary>Whether newer package lists may help.</summary>
    public bool ListsMayBeStale => !Succeeded && VirtualProviders.Count == 0 && Array.Exists(s_stale, Says);

    /// <summary>Whether packages have to be repaired first.</summary>
    public bool WantsRepair => !Succeeded && (Says("dpkg was interrupted") || Says("--fix-broken install"));

    /// <summary>Who holds the lock that the command did not get, in its own words; null when that is not what failed.</summary>
    public string? LockHolder =>
        Succeeded ? null
        : Line("It is held by process") ?? Line("is locked by another process") ?? Line("Could not get lock") ?? Line("Unable to acquire the dpkg frontend lock");

    /// <summary>The package that apt does not know; null when that is not what failed.</summary>
    public string? UnknownPackage => Line("Unable to locate package") is { } line ? line[(line.LastIndexOf(' ') + 1)..] : null;

    /// <summary>The package whose wanted version apt does not know; null when that is not what failed.</summary>
    public string? UnknownVersionOf => Quoted("E: Version '", "' was not found", 1);

    /// <summary>The packages among which the caller has to choose for a virtual one; empty when that is not what failed.</summary>
    public IReadOnlyList<string> VirtualProviders
    {
        get
        {
            string[] lines = Result.Stdout.Split('\n');
            int first = Array.FindIndex(lines, line => line.Contains("is a virtual package provided by:", StringComparison.Ordinal)) + 1;
            return Succeeded || first == 0
                ? []
                : lines.Skip(first).TakeWhile(line => line.StartsWith("  ", StringComparison.Ordinal)).Select(line => line.Trim()).ToList();
        }
    }

    public bool Says(string words) =>
        Result.Stderr.Contains(words, StringComparison.Ordinal) || Result.Stdout.Contains(words, StringComparison.Ordinal);

    /// <summary>The error, with apt's own last words.</summary>
    public RecipeRunnerException Error(string what, string? wayOut = null, string? more = null) =>
        CommandFailure.Of(what, Command, Result, wayOut, more);

    private string? Line(string words) =>
        Array.Find(Result.Stderr.Split('\n'), line => line.Contains(words, StringComparison.Ordinal))?.Trim();

    /// <summary>Of a line that quotes several words, the one that is asked for.</summary>
    private string? Quoted(string start, string words, int index) =>
        Line(words) is { } line && line.StartsWith(start, StringComparison.Ordinal) && line.Split('\'') is { } parts && parts.Length > index * 2 + 1
            ? parts[index * 2 + 1]
            : null;
}
