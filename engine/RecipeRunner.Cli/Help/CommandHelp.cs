using System.CommandLine;
using RecipeRunner.Cli.Commands;
using RecipeRunner.Reporting;

namespace RecipeRunner.Cli.Help;

/// <summary><c>recipe-runner COMMAND --help</c>.</summary>
internal static class CommandHelp
{
    public static void Write(CliCommand command, TextOutput output)
    {
        var page = new HelpPage(output);
        page.Text($"{command.Summary}\n\n{command.Description}");
        page.Heading("Usage");
        page.Text("  " + Usage(command));
        page.Heading("Examples");
        foreach ((string line, string meaning) in command.Examples) page.Row(line, meaning);
        if (command.Arguments.Count > 0) page.Heading("Arguments");
        foreach (Argument argument in command.Arguments) page.Row(argument.Name, argument.Description!);
        foreach (OptionGroup group in command.Options) Options(page, group);
        page.Row("-h, --help", "This text");
        ExitCodes(page, command.ExitCodes);
        output.Flush();
    }

    public static void ExitCodes(HelpPage page, IReadOnlyList<(string Code, string Meaning)> codes)
    {
        page.Heading("Exit codes");
        foreach ((string code, string meaning) in codes) page.Row(code, meaning);
    }

    public static string Usage(CliCommand command) => $"recipe-runner {command.Name}{string.Concat(command.Arguments.Select(Usage))} [OPTIONS]";

    /// <summary>An option's letters and name, and what it takes.</summary>
    public static string Names(Option option) =>
        string.Join(", ", option.Aliases.Append(option.Name)) + (option.HelpName is { } value ? " " + value : "");

    private static string Usage(Argument argument) => argument.Arity.MinimumNumberOfValues == 0 ? $" [{argument.Name}]" : $" {argument.Name}";

    private static void Options(HelpPage page, OptionGroup group)
    {
        page.Heading(group.Heading);
        foreach (Option option in group.Options)
            page.Row((option.Aliases.Count > 0 ? "" : "    ") + Names(option), option.Description!);
    }
}
