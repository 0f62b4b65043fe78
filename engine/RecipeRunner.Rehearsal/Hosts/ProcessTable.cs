using System.Text;

namespace RecipeRunner.Rehearsal.Hosts;

/// <summary>
/// A process of a host: its number inside and on the machine, its start in clock ticks since boot
/// (number and start together name a process for ever), and its command line.
/// </summary>
internal sealed record ProcessInfo(int Pid, int MachinePid, long StartTicks, string CommandLine);

/// <summary>Reads /proc as the machine sees it, where the processes of all hosts are.</summary>
internal static class ProcessTable
{
    public static List<ProcessInfo> InNamespaceOf(int init)
    {
        var found = new List<ProcessInfo>();
        var space = PidNamespace(init);
        foreach (var pid in All())
            if (space is not null && PidNamespace(pid) == space && Describe(pid) is { } process)
                found.Add(process);
        return found;
    }

    /// <summary>The machine's number of a child of the process, or 0.</summary>
    public static int ChildOf(int parent)
    {
        foreach (var pid in All())
            if (Stat(pid) is { } stat && int.Parse(stat[1]) == parent)
                return pid;
        return 0;
    }

    private static IEnumerable<int> All()
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
            if (int.TryParse(Path.GetFileName(folder.AsSpan()), out var pid))
                yield return pid;
    }

    private static ProcessInfo? Describe(int pid)
    {
        var own = Read($"/proc/{pid}/status")?.Split('\n').FirstOrDefault(l => l.StartsWith("NSpid:", StringComparison.Ordinal));
        if (own is null || Stat(pid) is not { } stat || stat[0] == "Z" || Read($"/proc/{pid}/cmdline") is not { } command)
            return null;
        return new(int.Parse(own.AsSpan(own.LastIndexOf('\t') + 1)), pid, long.Parse(stat[19]), command.TrimEnd('\0').Replace('\0', ' '));
    }

    /// <summary>The fields after the name (state is 0, parent 1, start 19); the name itself may hold blanks and brackets.</summary>
    private static string[]? Stat(int pid) =>
        Read($"/proc/{pid}/stat") is { } text ? text[(text.LastIndexOf(')') + 2)..].Split(' ') : null;

    private static string? PidNamespace(int pid)
    {
        try
        {
            return new FileInfo($"/proc/{pid}/ns/pid").LinkTarget;
        }
        catch (IOException)
        {
            return null; // It has ended in the meantime.
        }
    }

    private static string? Read(string path)
    {
        try
        {
            return Encoding.UTF8.GetString(File.ReadAllBytes(path)) is { Length: > 0 } text ? text : null;
        }
        catch (IOException)
        {
            return null; // It has ended in the meantime.
        }
    }
}
