using System.CommandLine;
using RecipeRunner.Cli.Commands;
using RecipeRunner.Cli.Help;
using RecipeRunner.Cli.Lifecycle;
using RecipeRunner.Converging;
using RecipeRunner.Cookbooks;
using RecipeRunner.DataBags;
using RecipeRunner.OpsWorks.History;
using RecipeRunner.OpsWorks.Lifecycle;

namespace RecipeRunner.Cli.OpsWorks;

/// <summary><c>recipe-runner opsworks run-command</c>: opsworks-agent-cli's <c>run_command</c>.</summary>
internal sealed class RunAgainCommand() : HistoryCommand("run-command", "Runs a command again, with the JSON that it had.")
{
    private readonly Option<string?> file = RunOptionSet.Text("--file", "FILE", "Run the JSON of this file, for the event that it was made for", "-f");

    public override string Description => """
        Runs once more what a command ran, by the JSON that was kept, however old: for the newest
        state of the stack, give a new one to `lifecycle configure`. Cookbooks and folders are those
        of that command, with -f those of the newest. Needs root.
        """;

    public override IReadOnlyList<(string Command, string Meaning)> Examples =>
    [
        ("sudo recipe-runner opsworks run-command configure", "the newest configure"),
        ("sudo recipe-runner opsworks run-command -f stack.json", "a JSON of one's own"),
    ];

    public override IReadOnlyList<(string Code, string Meaning)> ExitCodes => ExitCodeTable.Converge;

    protected override IReadOnlyList<Option> OwnOptions => [file];

    protected override ExitCode Run(ParseResult parsed, CommandHost host, CommandHistory history, CommandSelection selection)
    {
        if (!host.IsRoot) throw new RecipeRunnerException("run-command changes the machine and needs root: run it with sudo");
        LifecycleCommand before = history.One(selection);
        before = before with { Options = before.Options with { ShippedCookbooks = Installation.Shipped } };
        LifecycleCommand ended;
        if (parsed.GetValue(file) is { } path)
        {
            var stack = StackInput.Read(path);
            string activity = stack.SentFor ?? Activities.Configure;
            var order = LifecycleOrder.Of(stack, activity, null, null, RunPlaces.CookbookFolders(before.Options), _ => { });
            Say(host, $"About to run '{activity}' from {path}");
            ended = Go(host, before, activity, DataBagText.Of(order.Json), order.Subject);
        }
        else
        {
            Say(host, $"About to re-run '{before.Activity}' from {before.Date}");
            ended = Go(host, before, before.Activity, history.Json(before), before.Subject);
        }
        ExitCode exitCode = LifecycleRun.ExitCodeOf(ended);
        Say(host, $"Finished the run with exit code {(int)exitCode}");
        return exitCode;
    }

    private static LifecycleCommand Go(CommandHost host, LifecycleCommand before, string activity, byte[] json, string subject) =>
        new LifecycleRun(host, new(before.Options, OutputFormat.Doc, null, null, Debug: false)).Run(activity, json, subject, null, forced: true);

    private static void Say(CommandHost host, string text)
    {
        host.Terminal.Out.EnsureLineStart();
        host.Terminal.Out.WriteLine(text);
        host.Terminal.Out.Flush();
    }
}
