namespace RecipeRunner.Cookbooks;

/// <summary>What was installed with the program, as engine/packaging/build lays it out: the program in <c>lib</c>, cookbooks beside that.</summary>
internal static class Installation
{
    /// <summary>The folder of the shipped cookbooks; null for a program that lies elsewhere, such as one built from a checkout.</summary>
    /// <param name="program">The folder that the program lies in.</param>
    public static string? Cookbooks(string program)
    {
        string lib = Path.TrimEndingDirectorySeparator(program);
        if (Path.GetFileName(lib) != "lib") return null;
        string folder = Path.Combine(Path.GetDirectoryName(lib)!, "cookbooks");
        return Directory.Exists(folder) ? folder : null;
    }
}
