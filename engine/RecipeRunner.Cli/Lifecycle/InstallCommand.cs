using System.CommandLine;
using System.Globalization;
using RecipeRunner.Cli.Commands;
using RecipeRunner.Converging;
using RecipeRunner.Cookbooks;
using RecipeRunner.Machines.Local;
using RecipeRunner.OpsWorks.Lifecycle;
using RecipeRunner.OpsWorks.Units;

namespace RecipeRunner.Cli.Lifecycle;

/// <summary><c>recipe-runner lifecycle install</c>.</summary>
internal sealed class InstallCommand() : CliCommand("lifecycle install", "Has systemd run configure whenever the stack file changes.")
{
    private const string DefaultFile = "/etc/recipe-runner/stack.json";

    private readonly Option<string?> stackFile = RunOptionSet.Text("--stack-file", "FILE", $"The stack JSON, which only root may write. Default: {DefaultFile}");
    private readonly Option<string?> instance = RunOptionSet.Text("--instance", "HOST", "The instance by its host name. Default: the one that the file was made for");
    private readonly Option<string?> configure = RunOptionSet.Text("--configure", "LIST", "What configure runs. Default: the run list of the file");
    private readonly Option<string?> setup = RunOptionSet.Text("--setup", "LIST", "What setup runs at each boot. Default: there is no such unit");
    private readonly Option<string?> shutdown = RunOptionSet.Text("--shutdown", "LIST", "What shutdown runs before the machine is switched off; a reboot is no shutdown. Default: there is no such unit");
    private readonly Option<string?> timeout = RunOptionSet.Text("--timeout", "SECONDS", "How long the shutdown may take. Default: 120");
    private readonly Option<string?> dryRun = RunOptionSet.Flag("Print the units and change nothing", "--dry-run");
    private readonly Lazy<RunOptionSet> run = new(() => new RunOptionSet());

    public override string Description => """
        Writes units to /etc/systemd/system: a path unit that gives the machine its configure when
        the stack file changes, the last content for sure, and units for setup and shutdown. The
        other options are those that the events are run with, in the working folder of now.
        """;

    public override IReadOnlyList<(string Command, string Meaning)> Examples =>
    [
        ("recipe-runner lifecycle install --dry-run", "what would be written"),
        ("sudo recipe-runner lifecycle install", $"configure whenever {DefaultFile} changes"),
        ("sudo recipe-runner lifecycle install --setup app_layer::setup --shutdown app_layer::shutdown", "and the events at boot and before power-off"),
    ];

    public override IReadOnlyList<OptionGroup> Options =>
    [
        new("Events", [stackFile, instance, configure, setup, shutdown, timeout, dryRun]),
        new("What to run them with", [.. run.Value.Surroundings, .. run.Value.Kept]),
    ];

    protected override ExitCode Run(ParseResult parsed, CommandHost host)
    {
        // For their mistakes: they are read when the units run.
        _ = run.Value.Read(parsed, isPlan: false, host.IsRoot);
        bool isDry = RunOptionSet.IsSet(parsed, dryRun);
        if (!isDry && !host.IsRoot) throw new RecipeRunnerException("lifecycle install writes units and needs root: run it with sudo; --dry-run works without");
        string file = Path.GetFullPath(parsed.GetValue(stackFile) ?? DefaultFile);
        LifecycleUnits units = Units(parsed, file);
        if (isDry)
        {
            foreach ((string name, string text) in units.Files()) host.Terminal.Out.WriteLine($"# {LifecycleUnits.Folder}/{name}\n{text}");
            host.Terminal.Out.Flush();
            return ExitCode.Success;
        }
        try
        {
            var files = new LocalFiles();
            WatchedFile.Check(file, files);
            new Systemd(files, new LocalProcesses()).Install(units);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RecipeRunnerException(e.Message, inner: e);
        }
        host.Terminal.Out.WriteLine($"Installed {string.Join(", ", units.Files().Select(u => u.Name))}.\nFrom now on a change of {file} is a configure; `systemctl start {LifecycleUnits.Configure}` is one now.");
        host.Terminal.Out.Flush();
        return ExitCode.Success;
    }

    private LifecycleUnits Units(ParseResult parsed, string file)
    {
        TimeSpan limit = Seconds.Of(parsed, timeout) ?? LifecycleRun.ShutdownTimeout;
        return new()
        {
            StackFile = file,
            WorkingFolder = Environment.CurrentDirectory,
            DotnetRoot = Environment.GetEnvironmentVariable(Installation.LauncherVariable) is null ? Environment.GetEnvironmentVariable("DOTNET_ROOT") : null,
            // What stands in the file is the newest, also when somebody goes back to an older one.
            ConfigureCommand = [.. Command(Activities.Configure, configure)!, EventCommand.NewestFlag],
            SetupCommand = Command(Activities.Setup, setup),
            ShutdownCommand = Command(Activities.Shutdown, shutdown) is { } words ? [.. words, "--timeout", limit.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture)] : null,
            ShutdownTimeout = limit,
        };

        IReadOnlyList<string>? Command(string activity, Option<string?> runList)
        {
            string? list = parsed.GetValue(runList);
            if (list is null && activity != Activities.Configure) return null;
            if (list is not null) _ = NodeInput.ParseRunList(list, runList.Name);
            string program = Environment.GetEnvironmentVariable(Installation.LauncherVariable) ?? Environment.ProcessPath!;
            return [program, "lifecycle", activity, "-j", file, .. RunOptionSet.Given(parsed, instance), .. list is null ? [] : (string[])["-o", list], .. run.Value.Surroundings.Concat(run.Value.Kept).SelectMany(o => RunOptionSet.Given(parsed, o))];
        }
    }
}
