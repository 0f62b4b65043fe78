using System.CommandLine;
using RecipeRunner.Cli.Commands;
using RecipeRunner.Cli.Help;
using RecipeRunner.Converging;
using RecipeRunner.OpsWorks.History;

namespace RecipeRunner.Cli.OpsWorks;

/// <summary><c>recipe-runner opsworks instance-report</c>: opsworks-agent-cli's <c>instance_report</c>.</summary>
internal sealed class InstanceReportCommand() : HistoryCommand("instance-report", "Tells what this machine did last, and which instance it is.")
{
    public override string Description => """
        The lines of opsworks-agent-cli instance_report: stack, layers and instance are those of the
        last command's JSON, memory and processors those of this machine.
        """;

    public override IReadOnlyList<(string Command, string Meaning)> Examples => [("sudo recipe-runner opsworks instance-report", "this instance")];

    protected override bool SelectsOne => false;

    protected override ExitCode Run(ParseResult parsed, CommandHost host, CommandHistory history, CommandSelection selection)
    {
        var last = history.One(selection);
        var report = new StateReport(host.Terminal.Out, ProgramVersion.Number);
        report.Agent(last);
        report.Instance(history.OpsWorks(last));
        return ExitCode.Success;
    }
}
