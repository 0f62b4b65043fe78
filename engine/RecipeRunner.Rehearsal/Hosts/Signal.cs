using System.ComponentModel;
using System.Runtime.InteropServices;

namespace RecipeRunner.Rehearsal.Hosts;

/// <summary>Signals by their Linux numbers; the framework has no name for SIGKILL.</summary>
internal static class Signal
{
    public const int Hangup = 1, Interrupt = 2, Kill = 9, Terminate = 15, Continue = 18, Stop = 19;

    public static void Send(int pid, int signal)
    {
        if (KillProcess(pid, signal) != 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError(), $"Signal {signal} could not be sent to process {pid}");
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int KillProcess(int pid, int signal);
}
