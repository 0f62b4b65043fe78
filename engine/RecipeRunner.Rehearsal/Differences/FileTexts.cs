using RecipeRunner.Rehearsal.Hosts;
using RecipeRunner.Reporting;

namespace RecipeRunner.Rehearsal.Differences;

/// <summary>What became of small configuration files of which no resource tells: of those that everybody may read, for others may hold secrets.</summary>
/// <param name="upper">Where the files lie that the host has written.</param>
/// <param name="redaction">What is not shown.</param>
internal sealed class FileTexts(string upper, Redaction redaction)
{
    private const string Configuration = "/etc/";
    private const int MostBytes = 64 * 1024;

    /// <summary>The unified diff; null where there is none to show.</summary>
    public string? DiffOf(HostChange change)
    {
        if (change.Kind == ChangeKind.Removed || !change.Path.StartsWith(Configuration, StringComparison.Ordinal)) return null;
        byte[]? before = change.Kind == ChangeKind.Added ? [] : Read(change.Path), after = Read(upper + change.Path);
        if (before is null || after is null) return null;
        string diff = UnifiedDiff.Of(change.Path, before, after);
        return diff.Length == 0 ? null : redaction.OfDiff(diff);
    }

    private static byte[]? Read(string file)
    {
        var info = new FileInfo(file);
        if (!info.Exists || info.LinkTarget is not null || !info.UnixFileMode.HasFlag(UnixFileMode.OtherRead) || info.Length > MostBytes) return null;
        // A pipe has no length, and would be waited for.
        return info.Length == 0 ? [] : File.ReadAllBytes(file);
    }
}
