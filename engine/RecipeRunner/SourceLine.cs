namespace RecipeRunner;

/// <summary>A place in a cookbook, a JSON file or a template.</summary>
/// <param name="File">Path of the file; empty when unknown.</param>
/// <param name="Line">Line, from 1; 0 when unknown.</param>
public readonly record struct SourceLine(string File, int Line)
{
    /// <summary>The path as a person in the working folder would write it, and the line.</summary>
    public override string ToString() => Line > 0 ? $"{Shorten(File)}:{Line}" : Shorten(File);

    /// <summary>The working folder and a slash. It does not change in a run, and asking for it is a system call for each line shown; tests move.</summary>
    internal static string Here { get; set; } = Environment.CurrentDirectory + "/";

    private static string Shorten(string file) => file.StartsWith(Here, StringComparison.Ordinal) ? file[Here.Length..] : file;
}
