namespace RecipeRunner.Resources.Content;

/// <summary>The folders and files below a folder of a cookbook, by their relative paths, in ordinal order.</summary>
internal sealed class CookbookTree
{
    public CookbookTree(string root)
    {
        Folders.Add("");
        foreach (string folder in Directory.EnumerateDirectories(root, "*", SearchOption.AllDirectories)) Folders.Add(Path.GetRelativePath(root, folder));
        foreach (string file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)) Files.Add(Path.GetRelativePath(root, file));
    }

    /// <summary>The folders, the root as an empty text first, each before what is in it.</summary>
    public SortedSet<string> Folders { get; } = new(StringComparer.Ordinal);

    /// <summary>The files.</summary>
    public SortedSet<string> Files { get; } = new(StringComparer.Ordinal);
}
