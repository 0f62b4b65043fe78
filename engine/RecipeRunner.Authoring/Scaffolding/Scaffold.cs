using RecipeRunner.Converging;

namespace RecipeRunner.Authoring.Scaffolding;

/// <summary>What is to be made: files, all of them or none.</summary>
/// <param name="Title">What it is, for a sentence: "the cookbook web".</param>
/// <param name="Folder">The folder that the files go into; it is made when it is not there.</param>
/// <param name="Files">The files.</param>
/// <param name="Next">What to do next, and what to type for it: a command, or a line of a recipe.</param>
internal sealed record Scaffold(string Title, string Folder, IReadOnlyList<NewFile> Files, IReadOnlyList<(string Purpose, string Text)> Next)
{
    /// <summary>Writes the files.</summary>
    /// <exception cref="RecipeRunnerException">One of them is there already, or cannot be written; then nothing is.</exception>
    public void Write()
    {
        string[] inTheWay = [.. Files.Select(f => f.Path).Where(path => IsThere(Path.Combine(Folder, path)))];
        if (inTheWay.Length > 0)
            throw new RecipeRunnerException($"{Title} cannot be made: {string.Join(", ", inTheWay.Select(Shown))} {(inTheWay.Length == 1 ? "is" : "are")} there already. Nothing was written; take another name, or move {(inTheWay.Length == 1 ? "it" : "them")} away");
        var made = new Stack<FileSystemInfo>();
        try
        {
            foreach (NewFile file in Files) Write(file, made);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            foreach (FileSystemInfo one in made) one.Delete();
            throw new RecipeRunnerException($"{Title} cannot be made: {e.Message} Nothing was written", inner: e);
        }
    }

    /// <summary>A path in it as a person in the working folder would write it.</summary>
    public string Shown(string path) => Path.GetRelativePath(Environment.CurrentDirectory, Path.Combine(Folder, path));

    private void Write(NewFile file, Stack<FileSystemInfo> made)
    {
        var target = new FileInfo(Path.Combine(Folder, file.Path));
        MakeFolder(target.Directory!, made);
        using var stream = new FileStream(target.FullName, FileMode.CreateNew);
        made.Push(target);
        using var writer = new StreamWriter(stream);
        writer.Write(file.Text);
    }

    private static void MakeFolder(DirectoryInfo folder, Stack<FileSystemInfo> made)
    {
        if (folder.Exists) return;
        if (folder.Parent is { } parent) MakeFolder(parent, made);
        folder.Create();
        made.Push(folder);
    }

    /// <summary>A link to nowhere is there too.</summary>
    private static bool IsThere(string path) => Path.Exists(path) || new FileInfo(path).LinkTarget is not null;
}
