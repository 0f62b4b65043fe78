using System.Runtime.InteropServices;
using static RecipeRunner.Machines.Local.PosixConstants;

namespace RecipeRunner.Machines.Local;

/// <summary>
/// A started process in a session of its own: Ctrl-C on our terminal does not reach it (no apt dies in the middle, no guard
/// answers wrongly), and a timeout can end it with all that it started.
/// </summary>
internal static unsafe class ChildProcess
{
    private const int SetSignalMask = 8;
    private const int SetDefaultSignals = 4;
    private const int SetSession = 0x80;

    // Room for glibc's structures, which are smaller on every 64-bit machine.
    private const int StructureSize = 1024;
    private const int SignalSetSize = 128;

    public static int Start(List<string> words, Dictionary<string, string> environment, string cwd, ReadOnlySpan<int> streams, out int error)
    {
        byte* actions = stackalloc byte[StructureSize];
        byte* attributes = stackalloc byte[StructureSize];
        byte* noSignals = stackalloc byte[SignalSetSize];
        byte* ignoredByUs = stackalloc byte[SignalSetSize];
        new Span<byte>(noSignals, SignalSetSize).Clear();
        new Span<byte>(ignoredByUs, SignalSetSize).Clear();
        // .NET ignores SIGPIPE (13), and a child would inherit that: `yes | head` would never end as people expect.
        *(ulong*)ignoredByUs = 1ul << (13 - 1);

        using NativeStrings arguments = new(words);
        using NativeStrings variables = new([.. environment.Select(variable => $"{variable.Key}={variable.Value}")]);
        _ = PosixProcess.InitActions(actions);
        _ = PosixProcess.InitAttributes(attributes);
        try
        {
            _ = PosixProcess.SetFlags(attributes, SetSignalMask | SetDefaultSignals | SetSession);
            _ = PosixProcess.SetSignalMask(attributes, noSignals);
            _ = PosixProcess.SetDefaultSignals(attributes, ignoredByUs);
            for (int i = 0; i < streams.Length; i++) _ = PosixProcess.AddDup2(actions, streams[i], i);
            _ = PosixProcess.AddChDir(actions, cwd);
            error = PosixProcess.Spawn(out int pid, words[0], actions, attributes, arguments.Pointer, variables.Pointer);
            return pid;
        }
        finally
        {
            _ = PosixProcess.DestroyActions(actions);
            _ = PosixProcess.DestroyAttributes(attributes);
        }
    }

    /// <summary>Whether it has ended; 128 + n for signal n, as shells say it.</summary>
    public static bool HasExited(int pid, out int exitCode)
    {
        const int doNotWait = 1;
        int got = PosixProcess.WaitPid(pid, out int status, doNotWait);
        int signal = status & 0x7f;
        exitCode = signal == 0 ? (status >> 8) & 0xff : 128 + signal;
        if (got < 0 && Marshal.GetLastPInvokeError() != EIntr) throw PosixError.Last("wait for process", pid.ToString());
        return got == pid;
    }
}
