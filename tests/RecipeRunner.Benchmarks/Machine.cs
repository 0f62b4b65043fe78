using System.Runtime.InteropServices;

namespace RecipeRunner.Benchmarks;

/// <summary>What one has to know about the machine to read the figures.</summary>
internal static class Machine
{
    public static IEnumerable<string> Facts()
    {
        var load = File.ReadAllText("/proc/loadavg").Split(' ')[0];
        var user = Environment.IsPrivilegedProcess ? "root" : "an ordinary user";
        yield return $"{RuntimeInformation.OSDescription}, {RuntimeInformation.OSArchitecture}, {Environment.ProcessorCount} cores, "
            + $".NET {Environment.Version}, load {load} at the end, as {user}";
    }
}
