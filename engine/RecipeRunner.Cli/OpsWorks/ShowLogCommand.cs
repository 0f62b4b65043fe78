using System.CommandLine;
using System.Text;
using RecipeRunner.Cli.Commands;
using RecipeRunner.Converging;
using RecipeRunner.OpsWorks.History;
using RecipeRunner.OpsWorks.Lifecycle;
using RecipeRunner.Reporting;

namespace RecipeRunner.Cli.OpsWorks;

/// <summary><c>recipe-runner opsworks show-log</c>: opsworks-agent-cli's <c>show_log</c>.</summary>
internal sealed class ShowLogCommand() : HistoryCommand("show-log", "Prints the log of a command, without its secrets.")
{
    private const int LinesAtBottom = 20;
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(200);

    private readonly Option<string?> bottom = RunOptionSet.Flag($"The last {LinesAtBottom} lines only", "--bottom", "-b");
    private readonly Option<string?> tail = RunOptionSet.Flag("Go on for as long as the command runs", "--tail", "-t");

    public override string Description => """
        What a command did, with times. The secrets of its JSON are masked, as get-json masks them.
        """;

    public override IReadOnlyList<(string Command, string Meaning)> Examples =>
    [
        ("sudo recipe-runner opsworks show-log", "of the newest command"),
        ("sudo recipe-runner opsworks show-log setup -b", "how the newest setup ended"),
    ];

    protected override IReadOnlyList<Option> OwnOptions => [bottom, tail];

    protected override ExitCode Run(ParseResult parsed, CommandHost host, CommandHistory history, CommandSelection selection)
    {
        LifecycleCommand command = history.One(selection);
        string log = history.Log(command)
            ?? throw new RecipeRunnerException($"{command.Activity} {command.Id} has no log, for it was not run{(command.Reason is { } reason ? ": " + reason : "")}.");
        TextOutput output = host.Terminal.Out;
        host.Terminal.Hide(SecretMask.SecretsOf(history.Document(command)));
        // Whole lines, so that no secret is cut in two.
        using var file = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file, Encoding.UTF8);
        string[] lines = reader.ReadToEnd().Split('\n')[..^1];
        foreach (string line in RunOptionSet.IsSet(parsed, bottom) ? lines.TakeLast(LinesAtBottom) : lines) output.WriteLine(line);
        if (RunOptionSet.IsSet(parsed, tail)) Follow(reader, () => history.Now(command) is not { HasEnded: false }, output);
        return ExitCode.Success;
    }

    private static void Follow(StreamReader reader, Func<bool> hasEnded, TextOutput output)
    {
        for (bool ended = false; !ended;)
        {
            output.Flush();
            ended = hasEnded();
            if (!ended) Thread.Sleep(s_pause);
            while (reader.ReadLine() is { } line) output.WriteLine(line);
        }
    }
}
