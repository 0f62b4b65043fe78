using System.Security.Cryptography;
using System.Text;

namespace RecipeRunner.Tests.SystemTests.Hosts;

/// <summary>
/// What system tests build once and keep: in the folder named by RECIPE_TEST_CACHE, or else in the user's cache folder.
/// An entry is built aside and renamed, under a lock, so that it is either whole or not there.
/// </summary>
internal static class TestCache
{
    public static string Folder { get; } = Directory.CreateDirectory(Place()).FullName;

    /// <summary>
    /// The entry of this kind and key, built first when it is missing. Entries of the kind that nobody has used for
    /// as long as said are then removed.
    /// </summary>
    public static string GetOrBuild(string kind, string key, TimeSpan keep, Action<string> build)
    {
        var entry = Path.Combine(Folder, $"{kind}-{key}");
        if (!Path.Exists(entry))
        {
            using var held = FileLock.Take(Path.Combine(Folder, $"{kind}.lock"));
            if (!Path.Exists(entry))
            {
                Remove(kind, e => e.LastWriteTimeUtc < DateTime.UtcNow - keep || e.Name.EndsWith(".new", StringComparison.Ordinal));
                build(entry + ".new");
                Directory.Move(entry + ".new", entry);
            }
        }
        Directory.SetLastWriteTimeUtc(entry, DateTime.UtcNow);
        return entry;
    }

    public static string Key(params string[] parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts))))[..12];

    private static void Remove(string kind, Func<FileSystemInfo, bool> which)
    {
        foreach (var entry in new DirectoryInfo(Folder).EnumerateFileSystemInfos($"{kind}-????????????*").Where(which))
            MachineTool.Run("rm", ["-rf", "--one-file-system", entry.FullName], TimeSpan.FromMinutes(2)).Ok();
    }

    private static string Place()
    {
        if (Environment.GetEnvironmentVariable("RECIPE_TEST_CACHE") is { Length: > 0 } own)
            return own;
        var cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } xdg
            ? xdg
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        return Path.Combine(cache, "recipe-runner-tests");
    }
}
