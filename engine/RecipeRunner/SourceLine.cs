namespace RecipeRunner;

/// <summary>A place in a cookbook, a JSON file or a template.</summary>
/// <param name="File">Path of the file; empty when unknown.</param>
/// <param name="Line">Line, from 1; 0 when unknown.</param>
public readonly record struct SourceLine(string File, int Line)
{
    /// <summary>The path as a person in the working folder would write it, and the line.</summary>
    public override string ToString() => Line > 0 ? $"{Shorten(File)}:{Line}" : Shorten(File);

    internal static string Shorten(string file)
    {
        string here = Environment.CurrentDirectory + "/";
        return file.StartsWith(here, StringComparison.Ordinal) ? file[here.Length..] : file;
    }
}
