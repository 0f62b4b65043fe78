using System.Security.Cryptography;
using System.Text;

namespace RecipeRunner.Authoring.Editing;

/// <summary>A solution in the older of its two formats, which every editor reads.</summary>
internal static class SolutionText
{
    private const string CSharpProject = "{9A19103F-16F7-4668-BE54-9A1E7A4F7556}", Configuration = "Debug|Any CPU";

    public static string Of(IEnumerable<EditorProject> projects)
    {
        EditorProject[] all = [.. projects];
        var text = new StringBuilder("Microsoft Visual Studio Solution File, Format Version 12.00\n# Visual Studio Version 17\n");
        foreach (EditorProject project in all)
            text.Append($"Project(\"{CSharpProject}\") = \"{project.Name}\", \"{project.FileName}\", \"{Id(project)}\"\nEndProject\n");
        text.Append("Global\n")
            .Append($"\tGlobalSection(SolutionConfigurationPlatforms) = preSolution\n\t\t{Configuration} = {Configuration}\n\tEndGlobalSection\n")
            .Append("\tGlobalSection(ProjectConfigurationPlatforms) = postSolution\n");
        foreach (EditorProject project in all)
            text.Append($"\t\t{Id(project)}.{Configuration}.ActiveCfg = {Configuration}\n\t\t{Id(project)}.{Configuration}.Build.0 = {Configuration}\n");
        return text.Append("\tEndGlobalSection\nEndGlobal\n").ToString();
    }

    /// <summary>The same project has the same id each time.</summary>
    private static string Id(EditorProject project) =>
        new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(project.Name)).AsSpan(0, 16)).ToString("B").ToUpperInvariant();
}
