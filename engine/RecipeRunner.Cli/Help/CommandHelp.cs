using System.CommandLine;
using RecipeRunner.Cli.Commands;
using RecipeRunner.Reporting;

namespace RecipeRunner.Cli.Help;

/// <summary><c>recipe-runner COMMAND --help</c>.</summary>
internal static class CommandHelp
{
    public static void Write(RunCommand command, RunOptionSet options, TextOutput output)
    {
        var page = new HelpPage(output);
        page.Text($"{command.Summary}\n\n{command.Description}");
        page.Heading("Usage");
        page.Text($"  recipe-runner {command.Name} [OPTIONS]");
        page.Heading("Examples");
        foreach ((string line, string meaning) in command.Examples) page.Row(line, meaning);
        Options(page, "What to run", options.Inputs);
        Options(page, "What to show", options.Outputs);
        Options(page, "Others", options.Others);
        page.Row("-h, --help", "This text");
        ExitCodes(page);
        output.Flush();
    }

    public static void ExitCodes(HelpPage page)
    {
        page.Heading("Exit codes");
        foreach ((string code, string meaning) in ExitCodeTable.Rows) page.Row(code, meaning);
    }

    private static void Options(HelpPage page, string heading, IReadOnlyList<Option> options)
    {
        page.Heading(heading);
        foreach (Option option in options)
        {
            string letters = option.Aliases.Count > 0 ? string.Join(", ", option.Aliases) + ", " : "    ";
            page.Row(letters + option.Name + (option.HelpName is { } value ? " " + value : ""), option.Description!);
        }
    }
}
