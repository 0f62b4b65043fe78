using RecipeRunner.Cli.Commands;
using RecipeRunner.Reporting;

namespace RecipeRunner.Cli.Help;

/// <summary><c>recipe-runner --help</c>.</summary>
internal static class Overview
{
    public const string Pointer = "`recipe-runner --help` tells more";

    public const string Purpose = "brings a machine to what cookbooks declare: Chef Solo, with recipes in C#";

    public const string Terms = """
        A cookbook holds recipes; a recipe declares resources (packages, files, services...); a
        JSON file, shaped like an AWS OpsWorks stack JSON, holds the run list and the attributes.
        """;

    public static void Write(TextOutput output)
    {
        var page = new HelpPage(output);
        page.Text($"recipe-runner {Purpose}.\n\n{Terms}");
        page.Heading("Usage");
        page.Text("  recipe-runner COMMAND [OPTIONS]");
        page.Heading("Commands");
        foreach ((string name, Func<CliCommand> make) in CommandTable.All) page.Row(name, make().Summary);
        page.Row("help COMMAND", "The options of a command, the same as COMMAND --help");
        page.Heading("First steps");
        page.Row("recipe-runner plan", "see what ./node.json asks for; changes nothing");
        page.Row("sudo recipe-runner converge", "do it");
        page.Row("sudo recipe-runner converge", "again: nothing is left to do");
        page.Heading("Options");
        page.Row("-h, --help", "This text");
        page.Row("-v, --version", "The version");
        CommandHelp.ExitCodes(page, ExitCodeTable.All);
        output.Flush();
    }

    /// <summary>The commands that share a first word.</summary>
    public static void WriteGroup(string word, IReadOnlyList<CliCommand> commands, TextOutput output)
    {
        var page = new HelpPage(output);
        page.Text($"recipe-runner {word}: {commands.Count} command{(commands.Count == 1 ? "" : "s")}; COMMAND --help tells the options of one.");
        page.Heading("Commands");
        foreach (CliCommand command in commands) page.Row(command.Name, command.Summary);
        output.Flush();
    }
}
