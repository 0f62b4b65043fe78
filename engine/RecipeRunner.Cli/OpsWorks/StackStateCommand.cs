using System.CommandLine;
using RecipeRunner.Cli.Commands;
using RecipeRunner.Converging;
using RecipeRunner.OpsWorks.History;

namespace RecipeRunner.Cli.OpsWorks;

/// <summary><c>recipe-runner opsworks stack-state</c>: opsworks-agent-cli's <c>stack_state</c>.</summary>
internal sealed class StackStateCommand() : HistoryCommand("stack-state", "Prints what the last command's JSON says of the stack.")
{
    public override string Description => """
        As opsworks-agent-cli stack_state: the last command, this instance, the layers, applications
        and stack, as JSON.
        """;

    public override IReadOnlyList<(string Command, string Meaning)> Examples => [("sudo recipe-runner opsworks stack-state | jq .layers", "the layers")];

    protected override ExitCode Run(ParseResult parsed, CommandHost host, CommandHistory history, CommandSelection selection)
    {
        Print(SecretMask.Of(StackState.Of(history.OpsWorks(history.One(selection)).Node)), host.Terminal.Out);
        return ExitCode.Success;
    }
}
