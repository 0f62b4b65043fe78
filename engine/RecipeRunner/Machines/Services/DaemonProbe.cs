using System.Text;

namespace RecipeRunner.Machines.Services;

/// <summary>
/// Whether a daemon runs, from its pid file and /proc: a thousandth of the time that the script's own status takes. Only a yes
/// is to be trusted: the file is there, its processes live, and are the program that the script names.
/// </summary>
internal sealed class DaemonProbe(IFiles files)
{
    /// <summary>The process that the pid file names first; null when it does not surely run.</summary>
    public int? MainPid(InitScript script)
    {
        if (script.PidFile is not { } path || files.Stat(path) is null) return null;
        string[] pids = Text(path)?.Split((char[])[' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries) ?? [];
        return pids.Length > 0 && Array.TrueForAll(pids, pid => int.TryParse(pid, out int number) && number > 0 && Runs(number, script))
            ? int.Parse(pids[0], System.Globalization.CultureInfo.InvariantCulture)
            : null;
    }

    /// <summary>Whether any process at all is one of the programs that the script names.</summary>
    public bool IsAnywhere(InitScript script) =>
        files.List("/proc").Any(name => int.TryParse(name, out int pid) && Runs(pid, script));

    private bool Runs(int pid, InitScript script)
    {
        if (Executable(pid) is { } executable && script.Names(executable)) return true;
        // A daemon in a script language: the interpreter is first, the program second. A dead one that nobody waited for has no words.
        string[] words = Text($"/proc/{pid}/cmdline")?.Split('\0') ?? [];
        return words.Take(2).Any(script.Names);
    }

    /// <summary>The program's file; an upgrade leaves " (deleted)" behind the name of the one that still runs.</summary>
    private string? Executable(int pid)
    {
        try
        {
            string link = files.ReadLink($"/proc/{pid}/exe");
            return link.EndsWith(" (deleted)", StringComparison.Ordinal) ? link[..^10] : link;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private string? Text(string path)
    {
        try
        {
            return Encoding.UTF8.GetString(files.Read(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
