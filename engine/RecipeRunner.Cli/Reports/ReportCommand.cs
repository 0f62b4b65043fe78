using System.CommandLine;
using System.Text;
using RecipeRunner.Cli.Commands;
using RecipeRunner.Cli.Settings;
using RecipeRunner.Converging;
using RecipeRunner.Reporting;
using RecipeRunner.Reporting.Html;

namespace RecipeRunner.Cli.Reports;

/// <summary><c>recipe-runner report</c>.</summary>
internal sealed class ReportCommand() : CliCommand("report", "Shows what a run did, as text or as a page for a browser.")
{
    private const string StandardStream = "-";

    private readonly Argument<string?> run = new("RUN")
    {
        Description = "The run: the beginning of its name, a file with its record or with what -F json wrote, or - for standard input. Default: the latest converge",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> html = RunOptionSet.Text("--html", "FILE",
        "Write a page that needs nothing but itself, for its owner only: timeline, diffs, notifications, attributes that decided; - for standard output");

    private readonly Option<string?> list = RunOptionSet.Flag("Name the runs that are kept, the newest first", "--list");
    private readonly Option<string?> stateDir = RunOptionSet.Text("--state-dir", "DIR", "Where the records of runs are kept. Default: /var/lib/recipe-runner");
    private readonly Option<string?> config = RunOptionSet.Config();
    private readonly Option<string?> noColor = RunOptionSet.Flag("No colours", "--no-color");

    public override string Description => """
        Each converge leaves a record, the last 100 are kept. A plan leaves nothing behind; what
        it says with -F json is shown in the same way. What was hidden in the run is hidden here.
        """;

    public override IReadOnlyList<(string Command, string Meaning)> Examples =>
    [
        ("sudo recipe-runner report", "what the latest converge did"),
        ("sudo recipe-runner report --html run.html", "the same, to look at"),
        ("sudo recipe-runner report 20260304T05 --html - > run.html", "an earlier one, into a file of your own"),
        ("recipe-runner plan -F json | recipe-runner report - --html plan.html", "a plan"),
    ];

    public override IReadOnlyList<Argument> Arguments => [run];

    public override IReadOnlyList<OptionGroup> Options => [new("Options", [html, list, stateDir, config, noColor])];

    protected override ExitCode Run(ParseResult parsed, CommandHost host)
    {
        StateFolders folders = Folders.From(parsed.GetValue(stateDir), SettingsFile.Read(parsed.GetValue(config)), host.IsRoot);
        var kept = new KeptRuns(folders.Runs);
        TextOutput output = host.Terminal.Out;
        if (RunOptionSet.IsSet(parsed, list)) RunText.List(kept, output);
        else if (parsed.GetValue(html) is not { } page) RunText.Write(Story(parsed.GetValue(run), kept), output);
        else if (page == StandardStream) output.Write(RunPage.Of(Story(parsed.GetValue(run), kept)));
        else Save(RunPage.Of(Story(parsed.GetValue(run), kept)), page, output);
        output.Flush();
        return ExitCode.Success;
    }

    private static RunStory Story(string? run, KeptRuns kept)
    {
        try
        {
            if (run == StandardStream) return RunReader.Read(StandardInput(), "standard input");
            if (run is not null && File.Exists(run)) return RunReader.Read(File.ReadAllBytes(run), run);
            return kept.Read(run ?? KeptRuns.Latest);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RecipeRunnerException($"{run} cannot be read: {e.Message}", inner: e);
        }
    }

    private static byte[] StandardInput()
    {
        using Stream input = Console.OpenStandardInput();
        var all = new MemoryStream();
        input.CopyTo(all);
        return all.ToArray();
    }

    /// <summary>The page holds what the record holds, which is its owner's alone.</summary>
    private static void Save(string page, string path, TextOutput output)
    {
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite };
            using var file = new StreamWriter(path, new UTF8Encoding(false), options);
            file.Write(page);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RecipeRunnerException($"--html: {path} cannot be written: {e.Message}", inner: e);
        }
        output.WriteLine($"{path} is written: open it in a browser");
    }
}
