namespace RecipeRunner.Authoring.Editing;

/// <summary>
/// The commands as VS Code's tasks, <c>.vscode/tasks.json</c>, with what finds places in their output: what <c>check</c> and <c>test</c> say
/// stands among the problems and in the lines themselves.
/// </summary>
internal static class VsCodeTasks
{
    /// <summary>Where the text lies for who has tasks of their own, in the folder for editors.</summary>
    public const string Copy = "tasks.json";

    private const string File = ".vscode/tasks.json";

    /// <summary>Writes the file when there is none and no other solution lies in the folder, which has tasks of another kind.</summary>
    /// <returns>What the author should know or do; null when all is as it should be.</returns>
    public static string? Put(string root)
    {
        string path = Path.Combine(root, File);
        if (System.IO.File.Exists(path))
            return System.IO.File.ReadAllText(path).Contains("recipe-runner check", StringComparison.Ordinal) ? null : $"VS Code: {File} is yours and stays as it is; {EditorFolder.Name}/{Copy} holds the tasks that could be added to it";
        if (VsCodeSettings.OtherSolution(root) is not null) return null;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllText(path, Text);
        return $"VS Code: {File} is written; Ctrl+Shift+B checks, and what is found is among the problems";
    }

    /// <summary>
    /// The text of tasks.json. A matcher of it sees single lines, without colours: those of the source below a finding begin with a space. A
    /// finding about a whole file needs a matcher of its own, since VS Code passes over what has no line.
    /// </summary>
    public static string Text
    {
        get
        {
            using var reader = new StreamReader(typeof(VsCodeTasks).Assembly.GetManifestResourceStream("Editing/tasks.json")!);
            return reader.ReadToEnd();
        }
    }
}
