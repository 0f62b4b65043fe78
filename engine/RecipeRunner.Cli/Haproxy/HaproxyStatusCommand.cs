using System.CommandLine;
using RecipeRunner.Cli.Commands;
using RecipeRunner.Cli.Help;
using RecipeRunner.Cli.Nodes;
using RecipeRunner.Converging;
using RecipeRunner.Machines;

namespace RecipeRunner.Cli.Haproxy;

/// <summary><c>recipe-runner haproxy status</c>.</summary>
internal sealed class HaproxyStatusCommand() : CliCommand("haproxy status", "Shows which ports haproxy has open, since when, and the servers behind them.")
{
    private enum Format { Text, Json }

    private readonly Option<string?> socket = new("--socket") { HelpName = "PATH", Description = "haproxy's stats socket. Default: that of the configuration that it runs, or /run/haproxy/admin.sock" };
    private readonly Option<string?> format = new("--format", "-F") { HelpName = "text|json", Description = "How to show it. Default: text" };

    public override string Description => """
        Asks the haproxy that runs on this machine. Of a port that the port guard of the cookbook
        app_layer looks after it tells since when it is open or closed; of others, whether it is.
        Exit code 1 when haproxy does not run or does not answer; a closed port is no error.
        """;

    public override IReadOnlyList<(string Command, string Meaning)> Examples =>
    [
        ("sudo recipe-runner haproxy status", "clusters, usable servers, ports"),
        ("recipe-runner haproxy status -F json | jq '.frontends[] | select(.open | not)'", "the closed ones"),
    ];

    public override IReadOnlyList<(string Code, string Meaning)> ExitCodes => ExitCodeTable.Judging("told", "haproxy does not run, or does not answer");

    public override IReadOnlyList<OptionGroup> Options => [new("Options", [socket, format])];

    protected override ExitCode Run(ParseResult parsed, CommandHost host)
    {
        Format format = ParseProblems.OneOf(this.format.Name, parsed.GetValue(this.format), Format.Text);
        IMachine machine = Runner.ThisMachine(new WarningObserver(host.Terminal.Error));
        HaproxyStatus status = (parsed.GetValue(socket) is { } path ? new StatsSocket(machine, Path.GetFullPath(path)) : StatsSocket.Find(machine)).Ask();
        if (format == Format.Json) host.Terminal.Out.WriteLine(StatusJson.Of(status));
        else new StatusText(host.Terminal.Out, machine.Clock.Now).Write(status);
        host.Terminal.Out.Flush();
        return ExitCode.Success;
    }
}
