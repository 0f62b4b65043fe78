namespace RecipeRunner.Machines.Services;

/// <summary>Chooses by what runs as PID 1.</summary>
internal static class SystemServices
{
    private const string SystemdRuns = "/run/systemd/system";

    /// <param name="files">The machine's files.</param>
    /// <param name="processes">The machine's commands.</param>
    /// <param name="clock">The machine's time, for waiting until a service runs; null for the real one.</param>
    public static IServices For(IFiles files, IProcesses processes, IClock? clock = null)
    {
        var patience = new Patience(clock);
        return files.Stat(SystemdRuns) is not null ? new SystemdServices(files, processes, patience) : new SysVServices(files, processes, patience);
    }
}
