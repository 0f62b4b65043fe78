namespace RecipeRunner.Resources.Content;

/// <summary>The files below a folder of a cookbook, by their relative paths: those near the root first, then in ordinal order, as in Chef.</summary>
internal sealed class CookbookTree
{
    private readonly HashSet<string> folders = [];

    public CookbookTree(string root)
    {
        foreach (string file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories))
        {
            string relative = Path.GetRelativePath(root, file);
            Files.Add(relative);
            for (string folder = Path.GetDirectoryName(relative)!; folder.Length > 0; folder = Path.GetDirectoryName(folder)!) folders.Add(folder);
        }
    }

    /// <summary>The files.</summary>
    public SortedSet<string> Files { get; } = new(Comparer<string>.Create(ByDepth));

    /// <summary>Whether a folder holds files, itself or further below. An empty one is not copied.</summary>
    public bool HasFolder(string relative) => folders.Contains(relative);

    private static int ByDepth(string one, string other)
    {
        int depth = one.Count(c => c == '/').CompareTo(other.Count(c => c == '/'));
        return depth != 0 ? depth : string.CompareOrdinal(one, other);
    }
}
