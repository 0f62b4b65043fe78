using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RecipeRunner.Recipes;

namespace RecipeRunner.Authoring.Checking.Keeping;

/// <summary>
/// What was seen before, in files of the user's cache: one for a repository and one for each cookbook that it uses. It can be thrown
/// away at any time, and several checks may use it at once: a file is replaced as a whole, and whoever reads it compares keys.
/// </summary>
internal sealed class LookCache
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private static readonly byte[] Program = System.Text.Encoding.ASCII.GetBytes(CheckKeys.Program);
    private readonly string folder;

    /// <param name="cache">The folder for caches.</param>
    /// <param name="repo">The repository.</param>
    public LookCache(string cache, CookbookRepo repo)
    {
        var place = new ContentHash();
        place.Text(string.Join(':', repo.CookbookPaths));
        folder = Path.Combine(cache, "checks", place.ToString());
    }

    /// <summary>What is kept under a name; null when nothing is, or nothing that can be read.</summary>
    public T? Find<T>(string name, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            // Another build of the program may have kept other things.
            return File.Exists(Place(name)) && SealedBytes.Open(File.ReadAllBytes(Place(name))) is { } bytes && bytes.AsSpan().StartsWith(Program)
                ? JsonSerializer.Deserialize(bytes.AsSpan(Program.Length), type) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Keeps it. Where that cannot be, the next check looks again.</summary>
    public void Keep<T>(string name, T seen, JsonTypeInfo<T> type)
    {
        try
        {
            Directory.CreateDirectory(folder, Private);
            string aside = $"{Place(name)}.{Guid.NewGuid():n}";
            File.WriteAllBytes(aside, SealedBytes.Seal([.. Program, .. JsonSerializer.SerializeToUtf8Bytes(seen, type)]));
            File.Move(aside, Place(name), overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A cache that cannot be written costs time, nothing else.
        }
    }

    private string Place(string name) => Path.Combine(folder, name);
}
