using System.Collections;

namespace RecipeRunner.Tests.SystemTests.Hosts;

/// <summary>A tool that builds, kept from what the build that runs these tests has left in the environment.</summary>
internal static class BuildTool
{
    public static HostResult Run(string file, IReadOnlyCollection<string> arguments, TimeSpan timeout)
    {
        var names = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(v => (string)v.Key);
        string[] forgotten = [.. names.Where(n => n.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).SelectMany(n => new[] { "-u", n })];
        return MachineTool.Run("env", [.. forgotten, file, .. arguments], timeout, Repository.Root);
    }
}
