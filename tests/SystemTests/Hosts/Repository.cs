using System.Runtime.CompilerServices;

namespace RecipeRunner.Tests.SystemTests.Hosts;

/// <summary>The checkout that these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>A host over the machine sees the checkout anyway, unless it lies in a folder that every host has anew.</summary>
    public static IEnumerable<HostBind> Binds(HostRoot root) =>
        root == HostRoot.Machine && Volume.IsHidden(Root) ? [new(Root, Root)] : [];

    private static string Find([CallerFilePath] string here = "")
    {
        for (var folder = Path.GetDirectoryName(here); folder is not null; folder = Path.GetDirectoryName(folder))
            if (File.Exists(Path.Combine(folder, "RecipeRunner.sln")))
                return folder;
        throw new DirectoryNotFoundException($"No RecipeRunner.sln above {here}");
    }
}
