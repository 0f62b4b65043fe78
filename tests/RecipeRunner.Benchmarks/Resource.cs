namespace RecipeRunner.Benchmarks;

/// <summary>Files that this program carries inside itself.</summary>
internal static class Resource
{
    public static void CopyTo(string name, string path)
    {
        using var from = typeof(Resource).Assembly.GetManifestResourceStream(name)!;
        using var to = File.Create(path);
        from.CopyTo(to);
    }
}
