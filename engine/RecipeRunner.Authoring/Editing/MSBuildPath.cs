namespace RecipeRunner.Authoring.Editing;

/// <summary>Paths as MSBuild takes them to the letter.</summary>
internal static class MSBuildPath
{
    /// <summary>The characters that mean something to MSBuild; the first is the one that hides the others.</summary>
    private const string Special = "%$@;?*'()";

    public static string Literal(string path) =>
        Special.Aggregate(path, (text, c) => text.Replace(c.ToString(), $"%{(int)c:X2}", StringComparison.Ordinal));
}
