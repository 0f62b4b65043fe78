using System.CommandLine;
using RecipeRunner.Cli.Help;
using RecipeRunner.Converging;

namespace RecipeRunner.Cli.Commands;

/// <summary><c>recipe-runner manual</c>.</summary>
internal sealed class ManualCommand() : CliCommand("manual", "Prints the help of all commands as a manual page.")
{
    public override string Description => "The package installs it: `man recipe-runner`.";

    public override IReadOnlyList<(string Command, string Meaning)> Examples =>
        [("recipe-runner manual | man -l -", "reads it without the package")];

    public override IReadOnlyList<OptionGroup> Options => [new("Options", [])];

    protected override ExitCode Run(ParseResult parsed, CommandHost host)
    {
        ManualPage.Write(host.Terminal.Out);
        return ExitCode.Success;
    }
}
