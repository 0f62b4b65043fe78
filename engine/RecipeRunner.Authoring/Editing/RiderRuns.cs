using System.Xml.Linq;

namespace RecipeRunner.Authoring.Editing;

/// <summary>The commands as Rider's run configurations, which it takes from the folder <c>.run</c> beside the solution.</summary>
internal static class RiderRuns
{
    public static IReadOnlyList<GeneratedFile> All => [Run("check"), Run("test"), Run("plan")];

    private static GeneratedFile Run(string command) => new($".run/{command}.run.xml", new XElement("component", new XAttribute("name", "ProjectRunConfigurationManager"),
        new XElement("configuration", new XAttribute("default", false), new XAttribute("name", $"recipe-runner {command}"), new XAttribute("type", "ShConfigurationType"),
            Option("SCRIPT_TEXT", $"recipe-runner {command}"),
            // The text is the script, and no file.
            Option("EXECUTE_SCRIPT_FILE", "false"),
            Option("EXECUTE_IN_TERMINAL", "true"),
            Option("INDEPENDENT_SCRIPT_WORKING_DIRECTORY", "true"),
            Option("SCRIPT_WORKING_DIRECTORY", "$PROJECT_DIR$/.."),
            new XElement("envs"),
            new XElement("method", new XAttribute("v", 2)))) + "\n");

    private static XElement Option(string name, string value) => new("option", new XAttribute("name", name), new XAttribute("value", value));
}
