using System.CommandLine;
using System.Text;
using RecipeRunner.Cli.Commands;
using RecipeRunner.Converging;
using RecipeRunner.DataBags;
using RecipeRunner.Machines;
using RecipeRunner.Machines.Local;
using RecipeRunner.Reporting;
using RecipeRunner.Stacks.Import;

namespace RecipeRunner.Cli.OpsWorks;

/// <summary><c>recipe-runner opsworks import</c>.</summary>
internal sealed class ImportCommand() : CliCommand("opsworks import", "Makes the JSON of one instance from whatever there is of a stack.")
{
    private const int OwnerOnly = 0b110_000_000;

    private static readonly string[] Events = ["setup", "configure", "deploy", "undeploy", "shutdown"];

    private readonly Argument<string> path = new("PATH") { Description = "A stack JSON, a folder of a Chef 12 run, or a folder of API answers", Arity = ArgumentArity.ExactlyOne };
    private readonly Option<string?> instance = RunOptionSet.Text("--instance", "HOST", "The instance by its host name. Default: the one that the data were sent to");
    private readonly Option<string?> @event = RunOptionSet.Text("--event", "EVENT", $"{string.Join(", ", Events)}. Default: the one that the data were sent for, else configure");
    private readonly Option<string?> output = RunOptionSet.Text("--out", "FILE", "Write there, readable by its owner only; whatever stands there is replaced at once");

    public override string Description => """
        Reads the stack JSON of Chef 11, the data bags and attributes of Chef 12, its agent's
        internal JSON, or saved answers of `aws opsworks describe-*`, and prints the stack JSON
        of Chef 11 for one instance and event, with a run list, for `converge -j`. It may hold
        secrets: use --out rather than a redirection.
        """;

    public override IReadOnlyList<(string Command, string Meaning)> Examples =>
    [
        ("recipe-runner opsworks import answers/ --instance app11 --out stack.json", "the JSON of app11 for configure"),
        ("recipe-runner opsworks import /var/chef/runs/RUN --out stack.json", "the JSON of a run of Chef 12"),
        ("recipe-runner converge -j stack.json", "converges by it"),
    ];

    public override IReadOnlyList<Argument> Arguments => [path];

    public override IReadOnlyList<OptionGroup> Options => [new("Options", [instance, @event, output])];

    protected override ExitCode Run(ParseResult parsed, CommandHost host)
    {
        SourceLine.NoteWorkingFolder();
        string? wanted = parsed.GetValue(@event);
        if (wanted is not null && !Events.Contains(wanted))
            throw new RecipeRunnerException($"--event {wanted}: there are {string.Join(", ", Events)}.{RecipeRunner.Text.Nearest.Hint(wanted, Events)}");
        try
        {
            byte[] json = DataBagText.Of(StackFile.Read(parsed.GetRequiredValue(path)).For(parsed.GetValue(instance), wanted, note => Note(note, host.Terminal.Error)));
            if (parsed.GetValue(output) is { } file) Write(Path.GetFullPath(file), json);
            else host.Terminal.Out.Write(Encoding.UTF8.GetString(json));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What the file system says is a sentence with its path.
            throw new RecipeRunnerException(e.Message, inner: e);
        }
        host.Terminal.Out.Flush();
        return ExitCode.Success;
    }

    private static void Write(string file, byte[] json)
    {
        var files = new LocalFiles();
        files.Write(file, new FileWrite { Content = json, Mode = OwnerOnly });
        files.Flush();
    }

    private static void Note(string text, TextOutput error)
    {
        error.WriteLine("WARNING: " + text, Ink.Yellow);
        error.Flush();
    }
}
