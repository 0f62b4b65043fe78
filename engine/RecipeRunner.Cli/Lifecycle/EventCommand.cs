using System.CommandLine;
using RecipeRunner.Cli.Commands;
using RecipeRunner.Cli.Help;
using RecipeRunner.Converging;
using RecipeRunner.DataBags;
using RecipeRunner.Nodes;
using RecipeRunner.OpsWorks.Lifecycle;
using RecipeRunner.Reporting;
using RecipeRunner.Stacks.Import;

namespace RecipeRunner.Cli.Lifecycle;

/// <summary><c>recipe-runner lifecycle setup</c>, and so on for each event and command.</summary>
/// <param name="activity">What is done.</param>
/// <param name="summary">What that is, in a line.</param>
internal sealed class EventCommand(string activity, string summary) : CliCommand("lifecycle " + activity, summary)
{
    /// <summary>What a JSON is given with that is always the newest.</summary>
    public const string NewestFlag = "--now";

    private const string DefaultFile = "node.json";

    private readonly Option<string?> instance = RunOptionSet.Text("--instance", "HOST", "The instance by its host name, where the data hold several. Default: the one that they were sent to");
    private readonly Option<string?> timeout = RunOptionSet.Text("--timeout", "SECONDS", "End the command, whatever it does, this long after it was given. Default: what the layers say for a shutdown, else 120; none for the others");
    private readonly Option<string?> maxAge = RunOptionSet.Text("--max-age", "SECONDS", "Do not run what is older, by the sent_at of its JSON. Default: 3600, counted from this call");
    private readonly Option<string?> now = RunOptionSet.Flag("The JSON is the newest, whatever its sent_at says", NewestFlag);
    private readonly Option<string?> force = RunOptionSet.Flag("Run it although it is old, or older than what ran, or the machine is not set up", "--force");
    private readonly Lazy<RunOptionSet> run = new(() => new RunOptionSet());

    public override string Description => """
        Takes the data of a stack (-j: a stack JSON of Chef 11, the agent's JSON of Chef 12, a
        folder with a run of Chef 12 or with answers of the API), runs the recipes of the event on
        this machine, and keeps JSON and log: `opsworks list-commands` lists them. One command at a
        time, in order; of several configures that wait, the newest is run. Needs root.
        """;

    public override IReadOnlyList<(string Command, string Meaning)> Examples =>
    [
        ($"sudo recipe-runner {Name} -j stack.json", "what OpsWorks sent for it"),
        ($"sudo recipe-runner {Name} -j answers/ --instance app11", "from saved answers of the API, for this instance"),
        ($"sudo recipe-runner {Name} -j stack.json -o 'recipe[mine]'", "recipes of one's own"),
    ];

    public override IReadOnlyList<(string Code, string Meaning)> ExitCodes => ExitCodeTable.Converge;

    public override IReadOnlyList<OptionGroup> Options =>
    [
        new("What to run", [instance, .. run.Value.Inputs]),
        new("When", [timeout, maxAge, now, force]),
        new("What to show", run.Value.Shown),
        new("Others", run.Value.Kept),
    ];

    protected override ExitCode Run(ParseResult parsed, CommandHost host)
    {
        RunSettings settings = run.Value.Read(parsed, isPlan: false, host.IsRoot);
        if (!host.IsRoot) throw new RecipeRunnerException("lifecycle changes the machine and needs root: run it with sudo; `recipe-runner plan -j FILE` works without");
        if (settings.Options.WhyRun) throw new RecipeRunnerException("the settings file asks for why_run, and an event is never only planned: `recipe-runner plan -j FILE` is for that");
        TimeSpan? limit = Seconds.Of(parsed, timeout), longestWait = Seconds.Of(parsed, maxAge);

        SourceLine.NoteWorkingFolder();
        RunOptions options = RunPlaces.Absolute(settings.Options);
        StackFile stack = StackInput.Read(options.JsonAttributes ?? DefaultFile);
        // It runs no recipe, and data that were sent for any event do.
        string? runList = activity == Activities.UpdateCustomCookbooks ? "" : options.OverrideRunList;
        LifecycleOrder order = LifecycleOrder.Of(stack, activity, parsed.GetValue(instance), runList, RunPlaces.CookbookFolders(options), note => Warn(note, host.Terminal.Error));
        byte[] json = DataBagText.Of(order.Json);
        if (activity == Activities.UpdateCustomCookbooks) _ = CookbookFetch.SourceIn(NodeJson.Parse(json, "the stack JSON"));
        var lifecycle = new LifecycleRun(host, settings with { Options = options, Note = Note(settings.Note, order.Skipped) })
        {
            LongestWait = longestWait,
            Timeout = limit ?? (activity == Activities.Shutdown ? order.ShutdownTimeout : null),
        };
        return LifecycleRun.ExitCodeOf(lifecycle.Run(activity, json, order.Subject, RunOptionSet.IsSet(parsed, now) ? null : order.SentAt, RunOptionSet.IsSet(parsed, force)));
    }

    private static string? Note(string? note, IReadOnlyList<string> skipped)
    {
        if (skipped.Count == 0) return note;
        string line = $"Skipped, because only OpsWorks has them: {string.Join(", ", skipped)}";
        return note is null ? line : $"{note}\n{line}";
    }

    private static void Warn(string text, TextOutput error)
    {
        error.WriteLine("WARNING: " + text, Ink.Yellow);
        error.Flush();
    }
}
