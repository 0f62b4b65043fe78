using System.Text;

namespace RecipeRunner.Benchmarks.Workloads;

/// <summary>Something that must stand in the tree in the end; its path is relative to the tree.</summary>
internal abstract record Entry(string Path);

internal sealed record FolderEntry(string Path, UnixFileMode Mode) : Entry(Path);

internal sealed record LinkEntry(string Path, string To) : Entry(Path);

internal sealed record FileEntry(string Path, string Content) : Entry(Path)
{
    /// <summary>0644, as every file of the benchmark.</summary>
    public const UnixFileMode Mode =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    public bool HasContent(string file) => File.ReadAllBytes(file).AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(Content));
}
