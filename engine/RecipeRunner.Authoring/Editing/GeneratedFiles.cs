namespace RecipeRunner.Authoring.Editing;

/// <summary>A file of the folder for editors.</summary>
internal sealed record GeneratedFile(string Name, string Text);

/// <summary>Makes a folder hold what was generated, and no project that is no longer.</summary>
internal static class GeneratedFiles
{
    /// <returns>How many files were written, and how many projects were removed.</returns>
    public static (int Written, int Removed) Put(string folder, IReadOnlyList<GeneratedFile> files)
    {
        int written = files.Count(f => Write(Path.Combine(folder, f.Name), f.Text));
        var names = files.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        string[] stale = [.. Directory.EnumerateFiles(folder, "*.csproj").Where(p => !names.Contains(Path.GetFileName(p)))];
        foreach (string project in stale)
        {
            File.Delete(project);
            foreach (string output in (string[])["obj", "bin"])
                if (Path.Combine(folder, output, Path.GetFileNameWithoutExtension(project)) is var built && Directory.Exists(built))
                    Directory.Delete(built, recursive: true);
        }
        return (written, stale.Length);
    }

    private static bool Write(string path, string text)
    {
        if (File.Exists(path) && File.ReadAllText(path) == text) return false;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return true;
    }
}
