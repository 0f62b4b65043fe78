using System.Globalization;
using RecipeRunner.Machines.Local;

namespace RecipeRunner.OpsWorks.Lifecycle;

/// <summary>The commands that this process has started and that still run, each with all that it started in turn.</summary>
internal static class StartedCommands
{
    private static readonly TimeSpan s_timeToTerminate = TimeSpan.FromMilliseconds(300);

    /// <summary>Ends them: first they are asked to, then they are killed.</summary>
    public static void End()
    {
        int[] started = Find();
        foreach (int pid in started) _ = PosixProcess.Kill(pid, PosixProcess.SigTerm);
        if (started.Length > 0) Thread.Sleep(s_timeToTerminate);
        // Once more: what had begun meanwhile, and children of what went.
        foreach (int pid in started.Union(Find())) _ = PosixProcess.Kill(pid, PosixProcess.SigKill);
    }

    /// <summary>Our children, and what shares their sessions; what has made a session of its own is meant to stay.</summary>
    private static int[] Find()
    {
        var all = Directory.EnumerateDirectories("/proc").Select(folder => Look(Path.GetFileName(folder))).OfType<ProcessEntry>().ToList();
        HashSet<int> children = [.. all.Where(p => p.Parent == Environment.ProcessId).Select(p => p.Pid)];
        return [.. all.Where(p => children.Contains(p.Pid) || children.Contains(p.Session)).Select(p => p.Pid)];
    }

    private static ProcessEntry? Look(string name)
    {
        if (!int.TryParse(name, CultureInfo.InvariantCulture, out int pid)) return null;
        try
        {
            string status = File.ReadAllText($"/proc/{pid}/stat");
            // State, parent, group, session; the name before them, in brackets, may hold anything.
            string[] fields = status[(status.LastIndexOf(')') + 2)..].Split(' ');
            return new(pid, int.Parse(fields[1], CultureInfo.InvariantCulture), int.Parse(fields[3], CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            return null;
        }
    }

    private sealed record ProcessEntry(int Pid, int Parent, int Session);
}
