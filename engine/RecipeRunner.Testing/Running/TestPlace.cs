using RecipeRunner.Cookbooks;

namespace RecipeRunner.Testing.Running;

/// <summary>What a test finds by itself: the cookbook that its file lies in, and what lies around that.</summary>
/// <param name="Cookbook">The cookbook's folder; null for a test that belongs to none.</param>
internal sealed record TestPlace(string? Cookbook)
{
    /// <summary>The place of a source file: its cookbook is the nearest folder above it with a metadata.json.</summary>
    public static TestPlace Of(string sourceFile)
    {
        for (string? folder = Path.GetDirectoryName(sourceFile); folder is not null; folder = Path.GetDirectoryName(folder))
            if (File.Exists(Path.Combine(folder, "metadata.json")))
                return new(folder);
        return new((string?)null);
    }

    /// <summary>The cookbook's name; empty for none.</summary>
    public string Name => Path.GetFileName(Cookbook) ?? "";

    /// <summary>The folders that the author's settings file names, where the program runs the tests; null without one.</summary>
    public static NamedFolders? Named { get; set; }

    /// <summary>The folder of cookbooks that the test's own lies in, with those that are named beside it; none without one.</summary>
    public string[] Cookbooks => Cookbook is null ? [] : Settings is { } named ? [.. named.Cookbooks] : [Path.GetDirectoryName(Cookbook)!];

    /// <summary>Roles, data bags and the like lie beside the folder of cookbooks, as in Chef; none when they are not there.</summary>
    public string[] Beside(string folder) => Settings is { } named ? [.. named.Of(folder).Where(Directory.Exists)] :
        Cookbooks is [var cookbooks] && Path.GetDirectoryName(cookbooks) is { } root && Directory.Exists(Path.Combine(root, folder)) ? [Path.Combine(root, folder)] : [];

    /// <summary>The cookbooks that came with the program, or that lie in the checkout that the tests are run from; null for none.</summary>
    public static string? Shipped { get; } = Installation.Shipped ?? Installation.OfCheckout(Checkout());

    /// <summary>What is named, when it is about the test's cookbook.</summary>
    private NamedFolders? Settings => Named is { } named && named.Cookbooks.Contains(Path.GetDirectoryName(Cookbook)) ? named : null;

    private static string? Checkout()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "RecipeRunner.sln"))) folder = Path.GetDirectoryName(folder);
        return folder;
    }
}
