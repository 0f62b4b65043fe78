namespace RecipeRunner.Cookbooks;

/// <summary>What was installed with the program, as engine/packaging/build lays it out: the program in <c>lib</c>, cookbooks beside that.</summary>
internal static class Installation
{
    /// <summary>The variable in which the launcher of a checkout tells its path.</summary>
    public const string LauncherVariable = "RECIPE_RUNNER_LAUNCHER";

    /// <summary>The cookbooks that came with this program, or those of the checkout whose launcher started it; null for none.</summary>
    public static string? Shipped => Cookbooks(AppContext.BaseDirectory) ?? OfCheckout(Path.GetDirectoryName(Environment.GetEnvironmentVariable(LauncherVariable)));

    /// <summary>The cookbooks of a checkout; null when it has none, or there is none.</summary>
    public static string? OfCheckout(string? root) => root is not null && Directory.Exists(Path.Combine(root, "cookbooks")) ? Path.Combine(root, "cookbooks") : null;

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
