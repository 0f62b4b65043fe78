using System.CommandLine;
using RecipeRunner.Cli.Commands;
using RecipeRunner.Reporting;

namespace RecipeRunner.Cli.Help;

/// <summary>What --help tells of all commands, as one manual page.</summary>
internal static class ManualPage
{
    public static void Write(TextOutput output)
    {
        var page = new Roff(output);
        page.Macro("TH", "RECIPE-RUNNER", "8", "", "recipe-runner " + ProgramVersion.Number, "System administration");
        page.Macro("SH", "NAME");
        page.Text("recipe-runner - " + Overview.Purpose);
        page.Macro("SH", "SYNOPSIS");
        page.Macro("B", "recipe-runner COMMAND [OPTIONS]");
        page.Macro("SH", "DESCRIPTION");
        page.Text(Overview.Terms);
        page.Macro("SH", "COMMANDS");
        foreach ((_, Func<CliCommand> make) in CommandTable.All) Command(page, make());
        page.Macro("SH", "EXIT STATUS");
        foreach ((string code, string meaning) in ExitCodeTable.All) page.Item(code, meaning);
        output.Flush();
    }

    private static void Command(Roff page, CliCommand command)
    {
        page.Macro("SS", CommandHelp.Usage(command));
        page.Text($"{command.Summary}\n\n{command.Description}");
        foreach (Argument argument in command.Arguments) page.Item(argument.Name, argument.Description!);
        foreach (Option option in command.Options.SelectMany(g => g.Options)) page.Item(CommandHelp.Names(option), option.Description!);
        page.Macro("PP");
        page.Text("Examples:");
        foreach ((string line, string meaning) in command.Examples) page.Item(line, meaning);
    }
}
