using RecipeRunner.Cookbooks;

namespace RecipeRunner.Authoring.Documenting;

/// <summary>A cookbook's reference as a file: <c>docs/reference.md</c> of the cookbook unless somebody says otherwise.</summary>
/// <param name="Path">The file.</param>
/// <param name="Text">What it is to hold.</param>
internal sealed record ReferenceFile(string Path, string Text)
{
    /// <summary>The references of all cookbooks that a path is about, which may depend on the shipped ones.</summary>
    public static IReadOnlyList<ReferenceFile> Of(CookbookRepo repo, string? shipped)
    {
        CookbookSet cookbooks = repo.All(shipped);
        return [.. repo.Names.Select(name => new ReferenceFile(System.IO.Path.Combine(repo.FolderOf(name), "docs", "reference.md"), CookbookReference.Of(cookbooks, name)))];
    }

    /// <summary>Whether the file holds it already.</summary>
    public bool IsCurrent => File.Exists(Path) && File.ReadAllText(Path) == Text;

    public void Write()
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        File.WriteAllText(Path, Text);
    }
}
