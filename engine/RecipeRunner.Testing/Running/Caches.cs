using System.Reflection;
using RecipeRunner.Cookbooks;
using RecipeRunner.Machines.Local;
using RecipeRunner.Recipes;

namespace RecipeRunner.Testing.Running;

/// <summary>Compiled cookbooks: on disk from one process to the next, and loaded once for all tests of a process.</summary>
internal static class Caches
{
    private static readonly Dictionary<string, Assembly> Loaded = new(StringComparer.Ordinal);

    private static string folder = Path.Combine(
        Path.GetTempPath(), $"recipe-runner-tests-{Environment.UserName}", AppContext.BaseDirectory.Trim('/').Replace('/', '-'));

    /// <summary>Where they lie. A folder for each place that tests run from, because a cache keeps one version of a cookbook only.</summary>
    public static string Folder => folder;

    /// <summary>Has them lie elsewhere, until that is disposed of: whoever runs tests has a cache of its own.</summary>
    public static Elsewhere In(string other) => new(folder, other);

    /// <summary>Makes the scripts of cookbooks ready, which come in dependency order.</summary>
    public static RecipeLibrary Prepare(IReadOnlyList<Cookbook> cookbooks, Action<string> warn) =>
        RecipeLibrary.Prepare(cookbooks, new RecipeCache(Path.Combine(Folder, "recipes"), Posix.GetEUid(), warn), Loaded);

    /// <summary>A time in which the caches lie elsewhere.</summary>
    internal readonly struct Elsewhere : IDisposable
    {
        private readonly string before;

        public Elsewhere(string before, string now) => (this.before, folder) = (before, now);

        public void Dispose() => folder = before;
    }
}
