using RecipeRunner.Machines;

namespace RecipeRunner.Recipes;

/// <summary>
/// Compiled cookbooks on disk, by name and key. What lies there will be run, as root more often than not: a folder or a file
/// that somebody else could have written is refused, and said so.
/// </summary>
internal sealed class RecipeCache(string folder, IFiles files, int uid, Action<string> warn)
{
    private const string ImportsFile = "imports";
    private const string Extension = ".dll";
    private bool? trusted;

    /// <summary>A compiled cookbook; null when it is not there or cannot be trusted.</summary>
    public CompiledCookbook? Find(string name, string key, IReadOnlyList<CompiledCookbook> dependencies)
    {
        string place = Place(name, key);
        if (files.LinkStat(place) is null || !IsTrusted() || !IsOurs(place, FileKind.Directory)) return null;
        return new CompiledCookbook(name, key, dependencies, assembly => Read(place, assembly + Extension), () => ReadImports(place));
    }

    /// <summary>Keeps a compiled cookbook. The folder appears whole or not at all; what was kept of it for other sources goes.</summary>
    public void Keep(CompiledCookbook cookbook)
    {
        try
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            if (!IsTrusted()) return;
            string aside = Path.Combine(folder, $".{cookbook.Name}-{Guid.NewGuid():n}");
            Directory.CreateDirectory(aside, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            foreach (string assembly in cookbook.Names) Write(aside, assembly + Extension, cookbook.Read(assembly)!);
            Write(aside, ImportsFile, System.Text.Encoding.UTF8.GetBytes(string.Join('\n', cookbook.Imports())));
            foreach (string stale in Directory.EnumerateDirectories(folder, cookbook.Name + "@*")) Directory.Delete(stale, recursive: true);
            Directory.Move(aside, Place(cookbook.Name, cookbook.Key));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            warn($"Compiled recipes cannot be kept in {folder}: {e.Message} The next run compiles them again.");
        }
    }

    private static void Write(string place, string name, byte[] content)
    {
        string path = Path.Combine(place, name);
        File.WriteAllBytes(path, content);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private byte[]? Read(string place, string name)
    {
        string path = Path.Combine(place, name);
        if (files.LinkStat(path) is null) return null;
        if (!IsOurs(path, FileKind.File)) throw new Converging.RecipeRunnerException($"The compiled recipe {path} could have been written by someone else. Remove {folder} and run again.");
        return files.Read(path);
    }

    private string[] ReadImports(string place) =>
        Read(place, ImportsFile) is { Length: > 0 } text ? System.Text.Encoding.UTF8.GetString(text).Split('\n') : [];

    private string Place(string name, string key) => Path.Combine(folder, $"{name}@{key}");

    /// <summary>Whether nobody else can write the cache's folder, or replace it through one above it.</summary>
    private bool IsTrusted()
    {
        if (trusted is { } known) return known;
        trusted = IsOurs(folder, FileKind.Directory);
        for (string? above = Path.GetDirectoryName(folder); trusted == true && above is not null; above = Path.GetDirectoryName(above))
            trusted = files.Stat(above) is { } s && (s.Uid == 0 || s.Uid == uid) && ((s.Mode & 0b000_010_010) == 0 || (s.Mode & 0x200) != 0);
        if (trusted == false) warn($"The cache of compiled recipes {folder} is not used: it, or a folder above it, can be written by others. Remove it, or give it to the user who runs with mode 0700.");
        return trusted.Value;
    }

    private bool IsOurs(string path, FileKind kind) =>
        files.LinkStat(path) is { } status && status.Kind == kind && status.Uid == uid && (status.Mode & 0b000_010_010) == 0;
}
