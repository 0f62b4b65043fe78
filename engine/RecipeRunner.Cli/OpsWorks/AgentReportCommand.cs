using System.CommandLine;
using RecipeRunner.Cli.Commands;
using RecipeRunner.Cli.Help;
using RecipeRunner.Converging;
using RecipeRunner.OpsWorks.History;

namespace RecipeRunner.Cli.OpsWorks;

/// <summary><c>recipe-runner opsworks agent-report</c>: opsworks-agent-cli's <c>agent_report</c>.</summary>
internal sealed class AgentReportCommand() : HistoryCommand("agent-report", "Tells what this machine did last, and with what.")
{
    public override string Description => "The three lines of opsworks-agent-cli agent_report.";

    public override IReadOnlyList<(string Command, string Meaning)> Examples => [("sudo recipe-runner opsworks agent-report", "the last activity")];

    protected override bool SelectsOne => false;

    protected override ExitCode Run(ParseResult parsed, CommandHost host, CommandHistory history, CommandSelection selection)
    {
        new StateReport(host.Terminal.Out, ProgramVersion.Number).Agent(history.Last);
        return ExitCode.Success;
    }
}
