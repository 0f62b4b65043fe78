using RecipeRunner.Converging;

namespace RecipeRunner.Machines.Debian;

/// <summary>
/// Waits for the locks of dpkg and apt (cloud-init and apt-daily hold them on a fresh machine), and says who holds them.
/// </summary>
internal sealed class DpkgLock(IFiles files, IClock clock, Action<string> say)
{
    private static readonly string[] s_locks =
        ["/var/lib/dpkg/lock-frontend", "/var/lib/dpkg/lock", "/var/cache/apt/archives/lock", "/var/lib/apt/lists/lock"];

    private const int LongestName = 100;

    /// <summary>Longest wait; default 300 s.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary>When a wait that begins now has to be over.</summary>
    public DateTimeOffset Deadline => clock.Now + Patience;

    /// <summary>Returns when nobody holds a lock; throws, naming the holder, at the deadline.</summary>
    public void Wait(DateTimeOffset deadline)
    {
        string? told = null;
        while (Holder() is { } holder)
        {
            WaitOnce(holder, deadline, ref told);
        }
    }

    /// <summary>One pause for a lock that <paramref name="holder"/> holds.</summary>
    public void WaitOnce(string holder, DateTimeOffset deadline, ref string? told)
    {
        if (clock.Now >= deadline)
        {
            throw new RecipeRunnerException(
                $"The package manager's lock is still held after {Patience.TotalSeconds:0} s by {holder}.\n" +
                "Let it finish, or end it, and run again.", ExitCode.ResourceFailed);
        }
        if (told != holder) say($"waiting for the package manager's lock, held by {told = holder}");
        clock.Sleep(TimeSpan.FromSeconds(0.5));
    }

    /// <summary>The process that holds a lock, as "apt-get update (process 123)"; null when nobody does.</summary>
    public string? Holder()
    {
        List<ProcLock>? held = null;
        foreach (string path in s_locks)
        {
            if (files.Stat(path) is not { } status) continue;
            held ??= ProcLock.Parse(System.Text.Encoding.ASCII.GetString(files.Read("/proc/locks")));
            foreach (ProcLock candidate in held)
            {
                if (candidate.Inode == status.Inode && (candidate.IsOn(status.Device) || HasOpen(candidate.Pid, path)))
                    return $"{CommandLine(candidate.Pid)}process {candidate.Pid} ({path})";
            }
        }
        return null;
    }

    /// <summary>On an overlay file system the device in /proc/locks is not the file's: then the open file itself tells.</summary>
    private bool HasOpen(int pid, string path)
    {
        string folder = $"/proc/{pid}/fd";
        try
        {
            return files.List(folder).Any(number => files.ReadLink($"{folder}/{number}") == path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private string CommandLine(int pid)
    {
        try
        {
            string line = System.Text.Encoding.UTF8.GetString(files.Read($"/proc/{pid}/cmdline")).ReplaceLineEndings(" ").Replace('\0', ' ').Trim();
            return line.Length == 0 ? "" : $"'{(line.Length <= LongestName ? line : line[..LongestName] + "...")}', ";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}

/// <summary>A record lock of /proc/locks that a process holds.</summary>
internal readonly record struct ProcLock(int Pid, uint Major, uint Minor, ulong Inode)
{
    /// <summary>Whether the lock is on the device that stat(2) calls by this number.</summary>
    public bool IsOn(ulong device) =>
        Major == (uint)((device >> 8) & 0xfff | (device >> 32) & ~0xfffUL) && Minor == (uint)(device & 0xff | (device >> 12) & ~0xffUL);

    /// <summary>Lines as "1: POSIX  ADVISORY  WRITE 1234 fd:01:131090 0 EOF"; those that only wait ("1: -> POSIX") are left out.</summary>
    public static List<ProcLock> Parse(string text)
    {
        var locks = new List<ProcLock>();
        foreach (string line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length < 6 || words[1] != "POSIX" || words[3] != "WRITE") continue;
            string[] place = words[5].Split(':');
            if (place.Length == 3 && int.TryParse(words[4], out int pid) && pid > 0
                && uint.TryParse(place[0], System.Globalization.NumberStyles.HexNumber, null, out uint major)
                && uint.TryParse(place[1], System.Globalization.NumberStyles.HexNumber, null, out uint minor)
                && ulong.TryParse(place[2], out ulong inode))
            {
                locks.Add(new ProcLock(pid, major, minor, inode));
            }
        }
        return locks;
    }
}
