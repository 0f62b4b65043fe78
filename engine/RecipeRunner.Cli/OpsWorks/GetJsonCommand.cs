using System.CommandLine;
using RecipeRunner.Cli.Commands;
using RecipeRunner.Converging;
using RecipeRunner.Nodes;
using RecipeRunner.OpsWorks.History;

namespace RecipeRunner.Cli.OpsWorks;

/// <summary><c>recipe-runner opsworks get-json</c>: opsworks-agent-cli's <c>get_json</c>.</summary>
internal sealed class GetJsonCommand() : HistoryCommand("get-json", "Prints the JSON of a command, without its secrets.")
{
    private readonly Option<string?> showSecrets = RunOptionSet.Flag("Show passwords, keys and environments too; root only", "--show-secrets");

    public override string Description => """
        The JSON that the command ran with, as opsworks-agent-cli get_json printed it. Passwords,
        keys and tokens, by their names, and the values of environments are masked.
        """;

    public override IReadOnlyList<(string Command, string Meaning)> Examples =>
    [
        ("sudo recipe-runner opsworks get-json", "of the newest command"),
        ("sudo recipe-runner opsworks get-json configure", "of the newest configure"),
        ("sudo recipe-runner opsworks get-json --show-secrets > stack.json", "all of it, to converge by; mind who can read the file"),
    ];

    protected override IReadOnlyList<Option> OwnOptions => [showSecrets];

    protected override ExitCode Run(ParseResult parsed, CommandHost host, CommandHistory history, CommandSelection selection)
    {
        bool all = RunOptionSet.IsSet(parsed, showSecrets);
        if (all && !host.IsRoot) throw new RecipeRunnerException("--show-secrets is for root: run it with sudo");
        MapNode json = history.Document(history.One(selection));
        Print(all ? json : SecretMask.Of(json), host.Terminal.Out);
        return ExitCode.Success;
    }
}
