using System.Runtime.InteropServices;

namespace RecipeRunner.Benchmarks.Measuring;

/// <summary>The processor time of all children that have ended so far.</summary>
internal static partial class ChildrenUsage
{
    private const int Children = -1;

    public static double Milliseconds()
    {
        // struct rusage: two timevals (seconds, microseconds), then fourteen longs.
        var usage = new long[18];
        if (GetResourceUsage(Children, usage) != 0)
            throw new BenchmarkException($"getrusage failed with {Marshal.GetLastPInvokeError()}");
        return (usage[0] + usage[2]) * 1000.0 + (usage[1] + usage[3]) / 1000.0;
    }

    [DllImport("libc", EntryPoint = "getrusage", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int GetResourceUsage(int who, [Out] long[] usage);
}
