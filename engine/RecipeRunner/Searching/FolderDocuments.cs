using RecipeRunner.Nodes;

namespace RecipeRunner.Searching;

/// <summary>Roles and environments as documents: their files as they are written.</summary>
internal static class FolderDocuments
{
    public static IReadOnlyList<SearchDocument> Read(IReadOnlyList<string> folders, OriginKind kind)
    {
        string what = kind == OriginKind.Role ? "role" : "environment";
        return [.. Files(folders, kind == OriginKind.Role ? SearchOption.AllDirectories : SearchOption.TopDirectoryOnly).Select(f => new SearchDocument(f.Key, $"{what} {f.Key}", WithName(JsonMap.ReadFile(f.Value, kind, f.Key), f.Key)))];
    }

    /// <summary>The environments; <c>_default</c> is always one of them, as in Chef.</summary>
    public static IReadOnlyList<SearchDocument> Environments(IReadOnlyList<string> folders)
    {
        IReadOnlyList<SearchDocument> read = Read(folders, OriginKind.Environment);
        const string Default = ChefEnvironment.DefaultName;
        return read.Any(d => d.Name == Default) ? read : [new(Default, "environment " + Default, WithName(new MapNode(default), Default)), .. read];
    }

    /// <summary>The <c>*.json</c> of several folders by name, in order; the first folder that has one counts.</summary>
    public static SortedDictionary<string, string> Files(IReadOnlyList<string> folders, SearchOption depth = SearchOption.TopDirectoryOnly)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (string folder in folders.Where(Directory.Exists))
            foreach (string file in Directory.EnumerateFiles(Path.GetFullPath(folder), "*.json", depth))
                files.TryAdd(Path.GetFileNameWithoutExtension(file), file);
        return files;
    }

    private static MapNode WithName(MapNode map, string name)
    {
        if (!map.TryGet("name", out _)) map.Set("name", new ScalarNode(name, map.Origin));
        return map;
    }
}
