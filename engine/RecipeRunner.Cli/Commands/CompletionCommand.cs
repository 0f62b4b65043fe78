using System.CommandLine;
using RecipeRunner.Cli.Help;
using RecipeRunner.Converging;

namespace RecipeRunner.Cli.Commands;

/// <summary><c>recipe-runner completion</c>.</summary>
internal sealed class CompletionCommand() : CliCommand("completion", "Prints the completion of this command line for bash.")
{
    public override string Description => """
        Commands, options, and what an option takes where that is a file, a folder or one of a
        few words. The package installs it where bash-completion looks.
        """;

    public override IReadOnlyList<(string Command, string Meaning)> Examples =>
        [("source <(recipe-runner completion)", "in ~/.bashrc, for a program that was not installed as a package")];

    public override IReadOnlyList<OptionGroup> Options => [new("Options", [])];

    protected override ExitCode Run(ParseResult parsed, CommandHost host)
    {
        BashCompletion.Write(host.Terminal.Out);
        return ExitCode.Success;
    }
}
