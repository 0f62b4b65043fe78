using System.Xml.Linq;
using RecipeRunner.Recipes;

namespace RecipeRunner.Authoring.Editing;

/// <summary>What all projects have in common: the one Directory.Build.props that they see, whatever the folders above hold.</summary>
internal static class SharedProperties
{
    /// <summary>The source file that gives each script an entry point.</summary>
    public const string EntryPoint = "EntryPoint.cs";

    /// <summary>A recipe without a statement, as each one begins, is no program (CS5001); the first statement is entered in its place.</summary>
    public const string EntryPointText = """
        // Written by `recipe-runner edit`.
        file static class EntryPoint
        {
            private static void Main()
            {
            }
        }

        """;

    public static string Text(string tool) => new XElement("Project",
        new XComment(" Written by `recipe-runner edit`, which writes it again: a change here does not last. "),
        new XElement("PropertyGroup",
            // Nothing of the folders above is meant for these projects.
            new XElement("ImportDirectoryBuildTargets", false),
            new XElement("ImportDirectoryPackagesProps", false),
            new XElement("TargetFramework", "net10.0"),
            new XElement("BaseIntermediateOutputPath", "$(MSBuildThisFileDirectory)obj/$(MSBuildProjectName)/"),
            new XElement("BaseOutputPath", "$(MSBuildThisFileDirectory)bin/$(MSBuildProjectName)/"),
            new XElement("EnableDefaultItems", false),
            new XElement("ImplicitUsings", "disable"),
            new XElement("UseAppHost", false),
            new XElement("GenerateAssemblyInfo", false),
            // The engine has said what it minds; the rest is a matter of an author's .editorconfig.
            new XElement("EnableNETAnalyzers", false),
            // No package is referenced: a restore needs no registry.
            new XElement("NuGetAudit", false),
            // CS7022: EntryPoint.cs is not the one that is entered.
            new XElement("NoWarn", "$(NoWarn);CS7022")),
        new XElement("ItemGroup", Reference(tool, "RecipeRunner"), CookbookCompilation.StandardImports.Select(Using))) + "\n";

    public static XElement Reference(string tool, string assembly) => new("Reference", new XAttribute("Include", assembly),
        new XAttribute("HintPath", MSBuildPath.Literal(Path.Combine(tool, assembly + ".dll"))), new XAttribute("Private", false));

    /// <param name="import">A namespace, or a class whose members are verbs after "static".</param>
    public static XElement Using(string import) => import.StartsWith("static ", StringComparison.Ordinal)
        ? new("Using", new XAttribute("Include", import["static ".Length..]), new XAttribute("Static", true))
        : new("Using", new XAttribute("Include", import));
}
