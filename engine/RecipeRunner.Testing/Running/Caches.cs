using System.Reflection;
using RecipeRunner.Cookbooks;
using RecipeRunner.Machines.Local;
using RecipeRunner.Recipes;

namespace RecipeRunner.Testing.Running;

/// <summary>Compiled cookbooks: on disk from one process to the next, and loaded once for all tests of a process.</summary>
internal static class Caches
{
    private static readonly Dictionary<string, Assembly> Loaded = new(StringComparer.Ordinal);

    /// <summary>
    /// Where they lie. A folder for each place that tests run from, because a cache keeps one version of a cookbook only; the program
    /// that runs tests sets its own.
    /// </summary>
    public static string Folder { get; set; } = Path.Combine(
        Path.GetTempPath(), $"recipe-runner-tests-{Environment.UserName}", AppContext.BaseDirectory.Trim('/').Replace('/', '-'));

    /// <summary>Makes the scripts of cookbooks ready, which come in dependency order.</summary>
    public static RecipeLibrary Prepare(IReadOnlyList<Cookbook> cookbooks, Action<string> warn) =>
        RecipeLibrary.Prepare(cookbooks, new RecipeCache(Path.Combine(Folder, "recipes"), Posix.GetEUid(), warn), Loaded);
}
