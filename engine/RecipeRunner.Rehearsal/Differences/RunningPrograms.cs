using RecipeRunner.Rehearsal.Hosts;

namespace RecipeRunner.Rehearsal.Differences;

/// <summary>What runs in a host. Only the program is told, for its arguments may hold anything.</summary>
internal static class RunningPrograms
{
    public static HashSet<string> Of(IEnumerable<ProcessInfo> processes) =>
        [.. processes.Where(p => p.Pid != 1).Select(p => Of(p.MachinePid)).OfType<string>()];

    /// <summary>The path of its file, as the host sees it; null when it has ended, or is the kernel's.</summary>
    public static string? Of(int machinePid)
    {
        try
        {
            return new FileInfo($"/proc/{machinePid}/exe").LinkTarget;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
