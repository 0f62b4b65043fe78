using System.Xml.Linq;
using RecipeRunner.Authoring.TestRunning;
using RecipeRunner.Cookbooks;

namespace RecipeRunner.Authoring.Editing;

/// <summary>Writes projects. Their sources stay where they are, in the cookbooks.</summary>
/// <param name="root">What lies in it is named from the project, the rest in full.</param>
/// <param name="folder">The folder of the projects.</param>
internal sealed class ProjectText(string root, string folder)
{
    /// <summary>A cookbook's own C#. It has one without any too, for the first file to be at home.</summary>
    public EditorProject Library(EditorCookbook cookbook) => Project(cookbook.Name,
        Properties("Library", "enable", Sources(cookbook.Cookbook.Path, cookbook.Cookbook.Sources)),
        new XElement("ItemGroup", Compile(cookbook, "libraries"), Compile(cookbook, "resources")),
        Seen(cookbook, cookbook.Dependencies));

    /// <summary>A recipe or an attribute file, as the program of top-level statements that it is as well.</summary>
    public EditorProject Script(EditorCookbook cookbook, ScriptKind kind, string name)
    {
        string path = cookbook.Cookbook.Script(kind, name);
        string shown = Path.GetRelativePath(cookbook.Cookbook.Path, path);
        return Project($"{cookbook.Name}.{Path.GetDirectoryName(shown)}.{name}",
            // As in the script: what may be null can be said, and nothing follows from it.
            Properties("Exe", "annotations"),
            new XElement("ItemGroup", Compile(Named(path), shown), Compile(SharedProperties.EntryPoint, SharedProperties.EntryPoint)),
            Seen(cookbook, [.. cookbook.Dependencies, cookbook.Name]));
    }

    /// <summary>A cookbook's tests; null when it has none.</summary>
    public EditorProject? Tests(EditorCookbook cookbook)
    {
        string tests = Path.Combine(cookbook.Cookbook.Path, "tests");
        if (!Directory.Exists(tests)) return null;
        return Project(cookbook.Name + ".tests",
            Properties("Library", "enable", Sources(cookbook.Cookbook.Path, [.. Directory.EnumerateFiles(tests, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal)])),
            new XElement("ItemGroup", Compile(cookbook, "tests")),
            Seen(cookbook, [.. cookbook.Dependencies, cookbook.Name]),
            new XElement("ItemGroup", SharedProperties.Reference(ToolFolder.Path, "RecipeRunner.Testing"), SharedProperties.Reference(ToolFolder.Path, "nunit.framework"),
                TestCompilation.OwnImports.Select(SharedProperties.Using)));
    }

    private static EditorProject Project(string name, params XElement[] parts) =>
        new(name, new XElement("Project", new XAttribute("Sdk", "Microsoft.NET.Sdk"), parts) + "\n");

    private static XElement Properties(string outputType, string nullable, params XElement[] more) =>
        new("PropertyGroup", new XElement("OutputType", outputType), new XElement("Nullable", nullable), more);

    /// <summary>
    /// The files that the patterns find now. It means nothing to a build: an editor that watches the project, and not the folders that
    /// the patterns name, reads the project again when this changes.
    /// </summary>
    private static XElement Sources(string cookbook, IReadOnlyList<string> files) =>
        new("CookbookSources", MSBuildPath.Literal(string.Join(' ', files.Select(f => Path.GetRelativePath(cookbook, f)))));

    private XElement Compile(EditorCookbook cookbook, string part) =>
        Compile(Named(Path.Combine(cookbook.Cookbook.Path, part)) + "/**/*.cs", part + "/%(RecursiveDir)%(Filename)%(Extension)");

    private static XElement Compile(string include, string shown) =>
        new("Compile", new XAttribute("Include", include), new XAttribute("Link", shown));

    private static XElement Seen(EditorCookbook cookbook, IEnumerable<string> libraries) => new("ItemGroup",
        libraries.Select(l => new XElement("ProjectReference", new XAttribute("Include", EditorProject.FileOf(l)))),
        cookbook.Imports.Select(SharedProperties.Using));

    private string Named(string path) => MSBuildPath.Literal(path.StartsWith(root + "/", StringComparison.Ordinal) ? Path.GetRelativePath(folder, path) : path);
}
