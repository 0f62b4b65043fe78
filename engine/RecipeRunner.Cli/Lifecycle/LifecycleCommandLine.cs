using System.CommandLine;
using RecipeRunner.Cli.Commands;
using RecipeRunner.Converging;
using RecipeRunner.DataBags;
using RecipeRunner.Nodes;
using RecipeRunner.OpsWorks.Lifecycle;
using RecipeRunner.Reporting;
using RecipeRunner.Stacks.Import;
using RecipeRunner.Text;

namespace RecipeRunner.Cli.Lifecycle;

/// <summary><c>recipe-runner lifecycle EVENT</c>.</summary>
internal sealed class LifecycleCommandLine() : CliCommand("lifecycle", "Runs a lifecycle event as the agent of OpsWorks did, and records it.")
{
    private const string DefaultFile = "node.json";

    private readonly Argument<string> activity = new("EVENT") { Description = string.Join(", ", Activities.All), Arity = ArgumentArity.ExactlyOne };
    private readonly Option<string?> instance = RunOptionSet.Text("--instance", "HOST", "The instance by its host name, where the data hold several. Default: the one that they were sent to");
    private readonly Option<string?> timeout = RunOptionSet.Text("--timeout", "SECONDS", "End the command, whatever it does, this long after it was given. Default: what the layers say for a shutdown, else 120; none for the others");
    private readonly Option<string?> maxAge = RunOptionSet.Text("--max-age", "SECONDS", "Do not run what is older, by the sent_at of its JSON. Default: 3600, counted from this call");
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
        ("sudo recipe-runner lifecycle configure -j stack.json", "the recipes that OpsWorks sent for configure"),
        ("sudo recipe-runner lifecycle setup -j answers/ --instance app11", "from saved answers of the API, for this instance"),
        ("sudo recipe-runner lifecycle deploy -j stack.json -o 'recipe[app_layer::deploy]'", "recipes of one's own"),
    ];

    public override IReadOnlyList<Argument> Arguments => [activity];

    public override IReadOnlyList<OptionGroup> Options =>
    [
        new("What to run", [instance, .. run.Value.Inputs]),
        new("When", [timeout, maxAge, force]),
        new("What to show", run.Value.Shown),
        new("Others", run.Value.Kept),
    ];

    protected override ExitCode Run(ParseResult parsed, CommandHost host)
    {
        string wanted = parsed.GetRequiredValue(activity);
        if (!Activities.All.Contains(wanted))
            throw new RecipeRunnerException($"there is no event '{wanted}': there are {string.Join(", ", Activities.All)}.{Nearest.Hint(wanted, Activities.All)}");
        RunSettings settings = run.Value.Read(parsed, isPlan: false, host.IsRoot);
        if (!host.IsRoot) throw new RecipeRunnerException("lifecycle changes the machine and needs root: run it with sudo; `recipe-runner plan -j FILE` works without");
        if (settings.Options.WhyRun) throw new RecipeRunnerException("the settings file asks for why_run, and an event is never only planned: `recipe-runner plan -j FILE` is for that");
        TimeSpan? limit = Seconds.Of(parsed, timeout), longestWait = Seconds.Of(parsed, maxAge);

        SourceLine.NoteWorkingFolder();
        RunOptions options = RunPlaces.Absolute(settings.Options);
        StackFile stack = StackInput.Read(options.JsonAttributes ?? DefaultFile);
        // It runs no recipe, and data that were sent for any event do.
        string? runList = wanted == Activities.UpdateCustomCookbooks ? "" : options.OverrideRunList;
        LifecycleOrder order = LifecycleOrder.Of(stack, wanted, parsed.GetValue(instance), runList, RunPlaces.CookbookFolders(options), note => Warn(note, host.Terminal.Error));
        byte[] json = DataBagText.Of(order.Json);
        if (wanted == Activities.UpdateCustomCookbooks) _ = CookbookFetch.SourceIn(NodeJson.Parse(json, "the stack JSON"));
        var lifecycle = new LifecycleRun(host, settings with { Options = options, Note = Note(settings.Note, order.Skipped) })
        {
            LongestWait = longestWait,
            Timeout = limit ?? (wanted == Activities.Shutdown ? order.ShutdownTimeout : null),
        };
        return LifecycleRun.ExitCodeOf(lifecycle.Run(wanted, json, order.Subject, order.SentAt, RunOptionSet.IsSet(parsed, force)));
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
