using System.CommandLine;
using RecipeRunner.Cli.Commands;
using RecipeRunner.Converging;
using RecipeRunner.OpsWorks.History;
using RecipeRunner.OpsWorks.Lifecycle;

namespace RecipeRunner.Cli.OpsWorks;

/// <summary><c>recipe-runner opsworks list-commands</c>: opsworks-agent-cli's <c>list_commands</c>.</summary>
internal sealed class ListCommandsCommand() : HistoryCommand("list-commands", "Lists the commands that this machine was given, the oldest first.")
{
    public override string Description => """
        Date and activity, as opsworks-agent-cli list_commands prints them; behind them, what became
        of a command unless it succeeded. The last 30 that ended are kept.
        """;

    public override IReadOnlyList<(string Command, string Meaning)> Examples =>
    [
        ("sudo recipe-runner opsworks list-commands", "all"),
        ("sudo recipe-runner opsworks list-commands setup", "setups only"),
    ];

    protected override ExitCode Run(ParseResult parsed, CommandHost host, CommandHistory history, CommandSelection selection)
    {
        foreach (LifecycleCommand command in history.All(selection))
            host.Terminal.Out.WriteLine($"{command.Date,-25}  {command.Activity}{(command.Status == CommandStatus.Successful ? "" : "  " + command.Status.ToString().ToLowerInvariant())}");
        return ExitCode.Success;
    }
}
