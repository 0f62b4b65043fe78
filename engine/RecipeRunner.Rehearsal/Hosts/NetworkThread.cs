using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace RecipeRunner.Rehearsal.Hosts;

/// <summary>Threads of this process that have stepped into a host's network: what they open is the host's, whoever uses it then.</summary>
internal static class NetworkThread
{
    private const int NewNetwork = 0x40000000;

    /// <summary>Starts one. It may not await, for it would go on in another thread.</summary>
    public static Thread Start(ThrowawayHost host, Action work, Action<Exception> failed)
    {
        var thread = new Thread(() =>
        {
            try
            {
                using var network = File.OpenHandle($"/proc/{host.Init}/ns/net");
                if (setns(network, NewNetwork) != 0)
                    throw new Win32Exception(Marshal.GetLastPInvokeError());
                work();
            }
            catch (Exception e)
            {
                failed(e);
            }
        })
        { IsBackground = true };
        thread.Start();
        return thread;
    }

    /// <summary>The answer to a question that is asked in the host's network.</summary>
    public static T Ask<T>(ThrowawayHost host, Func<T> question)
    {
        T? answer = default;
        Exception? failure = null;
        Start(host, () => answer = question(), e => failure = e).Join();
        return failure is null ? answer! : throw new InvalidOperationException($"In a host's network: {failure.Message}", failure);
    }

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int setns(SafeFileHandle space, int kind);
}
