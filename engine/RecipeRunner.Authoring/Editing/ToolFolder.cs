namespace RecipeRunner.Authoring.Editing;

/// <summary>Where the assemblies of the program lie, under a path that outlasts its next build.</summary>
internal static class ToolFolder
{
    public static string Path { get; } = Lasting(System.IO.Path.GetDirectoryName(typeof(ToolFolder).Assembly.Location)!);

    /// <summary>The launcher builds into a folder that the next build replaces, and has the link <c>current</c> beside it lead there.</summary>
    public static string Lasting(string folder)
    {
        var current = new DirectoryInfo(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(folder)!, "current"));
        return current.Exists && current.ResolveLinkTarget(returnFinalTarget: true)?.FullName == folder ? current.FullName : folder;
    }
}
