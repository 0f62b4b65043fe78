using RecipeRunner.Cookbooks;
using RecipeRunner.Machines;
using RecipeRunner.Machines.Local;

namespace RecipeRunner.Recipes;

/// <summary>
/// Compiled cookbooks on disk, by name and key. What lies there will be run, as root more often than not: a folder or a file
/// that somebody else could have written is refused, and said so.
/// </summary>
internal sealed class RecipeCache(string folder, int uid, Action<string> warn)
{
    private const string ImportsFile = "imports";
    private const string AttributeTypesFile = "attribute_types";
    private const string Extension = ".dll";
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    // The engine's own file, whatever machine is converged.
    private readonly LocalFiles files = new();
    private bool? trusted;

    /// <summary>
    /// A compiled cookbook; null when it is not there or cannot be trusted. What turns out to be damaged when it is read is compiled anew.
    /// </summary>
    public CompiledCookbook? Find(Cookbook cookbook, string key, IReadOnlyList<CompiledCookbook> dependencies, Func<CompiledCookbook> compile)
    {
        string place = Place(cookbook.Name, key);
        if (files.LinkStat(place) is null || !IsTrusted()) return null;
        if (!IsOurs(place, FileKind.Directory))
        {
            warn(Refused(place));
            return null;
        }
        var anew = new Lazy<CompiledCookbook>(compile);
        return new CompiledCookbook(cookbook.Name, key, dependencies,
            assembly => assembly == CompiledCookbook.Library && cookbook.Sources.Count == 0 ? null : Read(place, assembly + Extension) ?? anew.Value.Read(assembly),
            () => Read(place, ImportsFile) is { } text ? LinesOf(text) : anew.Value.Imports())
        {
            // Most cookbooks have none, and no such file.
            AttributeTypes = () => files.LinkStat(Path.Combine(place, AttributeTypesFile)) is null ? []
                : Read(place, AttributeTypesFile) is { } text ? LinesOf(text) : anew.Value.AttributeTypes(),
        };
    }

    /// <summary>Keeps a compiled cookbook. The folder appears whole or not at all; what was kept of it for other sources goes.</summary>
    public void Keep(CompiledCookbook cookbook)
    {
        string aside = Path.Combine(folder, $".{cookbook.Name}-{Guid.NewGuid():n}");
        try
        {
            Directory.CreateDirectory(folder, Private);
            if (!IsTrusted()) return;
            Directory.CreateDirectory(aside, Private);
            foreach (string assembly in cookbook.Names) Write(aside, assembly + Extension, cookbook.Read(assembly)!);
            Write(aside, ImportsFile, BytesOf(cookbook.Imports()));
            if (cookbook.AttributeTypes() is { Count: > 0 } types) Write(aside, AttributeTypesFile, BytesOf(types));
            foreach (string stale in Directory.EnumerateDirectories(folder, cookbook.Name + "@*")) Directory.Delete(stale, recursive: true);
            Directory.Move(aside, Place(cookbook.Name, cookbook.Key));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (Directory.Exists(aside)) Directory.Delete(aside, recursive: true);
            // Another run may have kept the same, meanwhile.
            if (!Directory.Exists(Place(cookbook.Name, cookbook.Key))) warn($"Compiled recipes cannot be kept in {folder}: {e.Message} The next run compiles them again.");
        }
    }

    private static void Write(string place, string name, byte[] content)
    {
        string path = Path.Combine(place, name);
        File.WriteAllBytes(path, SealedBytes.Seal(content));
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    /// <summary>A kept file; null when it is not there, damaged, or could have been written by others.</summary>
    private byte[]? Read(string place, string name)
    {
        string path = Path.Combine(place, name);
        if (files.LinkStat(path) is null) return null;
        if (IsOurs(path, FileKind.File)) return SealedBytes.Open(files.Read(path));
        warn(Refused(path));
        return null;
    }

    private static byte[] BytesOf(IReadOnlyList<string> lines) => System.Text.Encoding.UTF8.GetBytes(string.Join('\n', lines));

    private static string[] LinesOf(byte[] text) => text.Length == 0 ? [] : System.Text.Encoding.UTF8.GetString(text).Split('\n');

    private static string Refused(string path) => $"The compiled recipes in {path} are not used: others could have written them. They are compiled again.";

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
