using System.Globalization;

namespace RecipeRunner.OpsWorks.Lifecycle;

/// <summary>A process that can be told from a later one of the same number.</summary>
/// <param name="Pid">Its number.</param>
/// <param name="Started">When it started, in clock ticks since the boot.</param>
/// <param name="Boot">The boot's id.</param>
internal sealed record CallerProcess(int Pid, long Started, string Boot)
{
    private const int FieldsBeforeStart = 19;

    /// <summary>This process.</summary>
    public static CallerProcess Current => field ??= new(Environment.ProcessId, StartOf(Environment.ProcessId) ?? 0, BootId());

    /// <summary>Whether it still runs.</summary>
    public bool IsAlive => StartOf(Pid) == Started && BootId() == Boot;

    private static long? StartOf(int pid)
    {
        try
        {
            string status = File.ReadAllText($"/proc/{pid}/stat");
            // The name, in brackets, may hold anything.
            string[] fields = status[(status.LastIndexOf(')') + 2)..].Split(' ');
            return fields[0] == "Z" ? null : long.Parse(fields[FieldsBeforeStart], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static string BootId() => File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim();
}
