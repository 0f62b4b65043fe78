using System.Diagnostics;
using RecipeRunner.Authoring.Editing;
using RecipeRunner.Tests.Machines;
using RecipeRunner.Tests.SystemTests.Hosts;

namespace RecipeRunner.Tests.Authoring.Editing;

/// <summary>What an author has: a folder with the shipped cookbooks and one of their own, and what `recipe-runner edit` makes of it.</summary>
internal sealed class EditorRepo : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public EditorRepo()
    {
        Copy(Path.Combine(Repository.Root, "cookbooks"), Folder + "/cookbooks");
        // Settings of the folders above are not for recipes.
        Has("Directory.Build.props", "<Project><PropertyGroup><TreatWarningsAsErrors>true</TreatWarningsAsErrors><TargetFramework>net1.0</TargetFramework></PropertyGroup></Project>");
        Has("Directory.Build.targets", "<Project><Target Name=\"Leak\" BeforeTargets=\"Restore;CoreCompile\"><Error Text=\"Directory.Build.targets leaks in\" /></Target></Project>");
        Has("Directory.Packages.props", "<Project><ItemGroup><GlobalPackageReference Include=\"Leak\" Version=\"1.0.0\" /></ItemGroup></Project>");
    }

    /// <summary>The folder.</summary>
    public string Folder => folder;

    public EditorRepo Has(string path, string text)
    {
        string file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return this;
    }

    /// <summary>Every C# file of the cookbooks.</summary>
    public string[] Sources() => [.. Directory.EnumerateFiles(Folder + "/cookbooks", "*.cs*", SearchOption.AllDirectories)];

    public EditorFolder Edit()
    {
        var edit = new EditorFolder(Folder, shipped: null);
        edit.Write();
        return edit;
    }

    /// <summary>What an editor does first; the only source of packages is a folder that does not exist.</summary>
    public static void Restore(EditorFolder edit)
    {
        using var restore = Process.Start(new ProcessStartInfo("dotnet", ["restore", edit.Solution, "--source", "/nonexistent", "-nodeReuse:false", "-v", "quiet"])
        {
            RedirectStandardOutput = true,
        })!;
        string said = restore.StandardOutput.ReadToEnd();
        restore.WaitForExit();
        Assert.That(restore.ExitCode, Is.Zero, said);
    }

    public void Dispose() => folder.Dispose();

    private static void Copy(string from, string to)
    {
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
