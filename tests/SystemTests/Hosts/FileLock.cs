namespace RecipeRunner.Tests.SystemTests.Hosts;

/// <summary>A lock between processes; it ends with its holder.</summary>
internal static class FileLock
{
    /// <summary>Long enough for the slowest thing that is done under a lock: the first build of a Debian tree.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    public static IDisposable Take(string path) => Wait.For(
        () =>
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (Directory.Exists(Path.GetDirectoryName(path)))
            {
                return null;
            }
        },
        Limit, $"the lock {path}");
}
