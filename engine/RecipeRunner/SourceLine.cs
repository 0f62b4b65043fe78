namespace RecipeRunner;

/// <summary>A place in a cookbook, a JSON file or a template.</summary>
/// <param name="File">Path of the file; empty when unknown.</param>
/// <param name="Line">Line, from 1; 0 when unknown.</param>
public readonly record struct SourceLine(string File, int Line)
{
    /// <summary>The path as a person in the working folder would write it, and the line.</summary>
    public override string ToString() => Line > 0 ? $"{Shorten(File)}:{Line}" : Shorten(File);

    private static string here = Environment.CurrentDirectory + "/";

    internal static string Shorten(string file) => file.StartsWith(here, StringComparison.Ordinal) ? file[here.Length..] : file;

    /// <summary>Notes the working folder as it is now. It does not change in a run, and asking for it is a system call for each line shown.</summary>
    internal static void NoteWorkingFolder() => here = Environment.CurrentDirectory + "/";
}
