using System.Runtime.InteropServices;

namespace RecipeRunner.Benchmarks.Measuring;

/// <summary>What every timed process finds in its environment, so that the caller's shell does not matter.</summary>
internal static class CleanEnvironment
{
    public static IReadOnlyDictionary<string, string> Variables { get; } = new Dictionary<string, string>
    {
        ["PATH"] = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
        ["HOME"] = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
        ["LANG"] = "C.UTF-8",
        ["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..")),
    };
}
