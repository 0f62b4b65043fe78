using System.Runtime.InteropServices;
using System.Text;
using static RecipeRunner.Machines.Local.PosixConstants;

namespace RecipeRunner.Machines.Local;

/// <summary>
/// Names of candidates beside their targets: <c>.haproxy.cfg.rr-4f2a9c~</c>. With the dot in front and the tilde behind,
/// no conf.d, cron.d or sudoers.d loads one. What a killed run left is removed when its target is next written.
/// </summary>
internal sealed class TemporaryNames
{
    private const string Mark = ".rr-";
    private const int Digits = 6;
    private const int LongestName = 255;

    // Each folder is listed once, at the first write in it: most hold no leftovers.
    private readonly Dictionary<string, List<string>> _leftovers = new(StringComparer.Ordinal);

    /// <summary>Opens a new candidate for a target.</summary>
    public static int Open(string target, int flags, int mode, out string candidate)
    {
        while (true)
        {
            candidate = $"{Prefix(target)}{Random.Shared.Next(1 << (4 * Digits)):x6}~";
            int fd = Posix.Open(candidate, flags, mode);
            if (fd >= 0) return fd;
            if (Marshal.GetLastPInvokeError() != EExist) throw PosixError.Last("write", target);
        }
    }

    public void RemoveLeftovers(string target)
    {
        List<string> leftovers = InFolder(target);
        if (leftovers.Count == 0) return;
        string prefix = Prefix(target);
        foreach (string leftover in leftovers)
        {
            if (leftover.Length == prefix.Length + Digits + 1 && leftover.StartsWith(prefix, StringComparison.Ordinal)) _ = Posix.Unlink(leftover);
        }
    }

    private List<string> InFolder(string target)
    {
        ReadOnlySpan<char> folder = Paths.Folder(target);
        var lookup = _leftovers.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(folder, out List<string>? leftovers)) return leftovers;
        string path = folder.ToString();
        leftovers = [];
        try
        {
            foreach (string name in DirectoryReader.Names(path))
            {
                if (name.EndsWith('~') && name.StartsWith('.') && name.Contains(Mark)) leftovers.Add($"{path.TrimEnd('/')}/{name}");
            }
        }
        catch (UnauthorizedAccessException)
        {
            // A folder that can be written but not listed: its leftovers stay.
        }
        catch (IOException)
        {
            // No such folder: the write itself says so better.
            return leftovers;
        }
        return _leftovers[path] = leftovers;
    }

    private static string Prefix(string target)
    {
        ReadOnlySpan<char> folder = Paths.Folder(target);
        ReadOnlySpan<char> name = Paths.Name(target);
        int room = LongestName - 1 - Mark.Length - Digits - 1;
        while (Encoding.UTF8.GetByteCount(name) > room) name = name[..^(char.IsLowSurrogate(name[^1]) ? 2 : 1)];
        return $"{folder.TrimEnd('/')}/.{name}{Mark}";
    }
}
