using System.Runtime.InteropServices;
using System.Text;
using static RecipeRunner.Machines.Local.PosixConstants;

namespace RecipeRunner.Machines.Local;

/// <summary>
/// Names of candidates beside their targets: <c>.haproxy.rr-4f2a9c.cfg</c>, <c>.fstab.rr-4f2a9c~</c>. The extension stays, as in
/// Chef, for checks that look at it (<c>systemd-analyze verify</c>); with the dot in front, and the tilde where there is none, no
/// conf.d, cron.d or sudoers.d loads one. What a killed run left is removed when its target is next written.
/// </summary>
internal sealed class TemporaryNames
{
    private const string Mark = ".rr-";
    private const int Digits = 6;
    private const int LongestName = 255;
    private const int LongestExtension = 64;

    // Each folder is listed once, at the first write in it: most hold no leftovers.
    private readonly Dictionary<string, List<string>> leftovers = new(StringComparer.Ordinal);

    /// <summary>Opens a new candidate for a target.</summary>
    public static int Open(string target, int flags, int mode, out string candidate) =>
        New(target, name => Posix.Open(name, flags, mode), out candidate);

    /// <summary>Makes a symbolic link that is to take a target's place.</summary>
    public static string Link(string target, string to)
    {
        _ = New(target, name => Posix.SymLink(to, name), out string candidate);
        return candidate;
    }

    private static int New(string target, Func<string, int> make, out string candidate)
    {
        (string prefix, string suffix) = Around(target);
        while (true)
        {
            candidate = $"{prefix}{Random.Shared.Next(1 << (4 * Digits)):x6}{suffix}";
            int made = make(candidate);
            if (made >= 0) return made;
            if (Marshal.GetLastPInvokeError() != EExist) throw PosixError.Last("write", target);
        }
    }

    public void RemoveLeftovers(string target)
    {
        List<string> leftovers = InFolder(target);
        if (leftovers.Count == 0) return;
        (string prefix, string suffix) = Around(target);
        foreach (string leftover in leftovers)
        {
            if (leftover.Length == prefix.Length + Digits + suffix.Length
                && leftover.StartsWith(prefix, StringComparison.Ordinal) && leftover.EndsWith(suffix, StringComparison.Ordinal)
                && IsHex(leftover.AsSpan(prefix.Length, Digits))) _ = Posix.Unlink(leftover);
        }
    }

    private List<string> InFolder(string target)
    {
        ReadOnlySpan<char> folder = Paths.Folder(target);
        var lookup = this.leftovers.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(folder, out List<string>? leftovers)) return leftovers;
        string path = folder.ToString();
        leftovers = [];
        try
        {
            foreach (string name in DirectoryReader.Names(path))
            {
                if (name.StartsWith('.') && name.Contains(Mark)) leftovers.Add($"{path.TrimEnd('/')}/{name}");
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
        return this.leftovers[path] = leftovers;
    }

    /// <summary>What stands before and after the digits. The extension is all from the first dot on, as in Chef: <c>.tar.gz</c>.</summary>
    private static (string Prefix, string Suffix) Around(string target)
    {
        ReadOnlySpan<char> folder = Paths.Folder(target);
        ReadOnlySpan<char> name = Paths.Name(target);
        string suffix = "~";
        if (name.Length > 1 && name[1..].IndexOf('.') is >= 0 and var dot && Bytes(name[(dot + 1)..]) <= LongestExtension)
        {
            suffix = name[(dot + 1)..].ToString();
            name = name[..(dot + 1)];
        }
        int room = LongestName - 1 - Mark.Length - Digits - Bytes(suffix);
        while (Bytes(name) > room) name = name[..^(char.IsLowSurrogate(name[^1]) ? 2 : 1)];
        return ($"{folder.TrimEnd('/')}/.{name}{Mark}", suffix);
    }

    private static bool IsHex(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (!char.IsAsciiHexDigitLower(c)) return false;
        }
        return true;
    }

    private static int Bytes(ReadOnlySpan<char> text) => Encoding.UTF8.GetByteCount(text);
}
