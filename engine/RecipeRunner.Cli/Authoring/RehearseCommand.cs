using System.CommandLine;
using System.Text;
using RecipeRunner.Cli.Commands;
using RecipeRunner.Cli.Help;
using RecipeRunner.Cli.Nodes;
using RecipeRunner.Converging;
using RecipeRunner.Cookbooks;
using RecipeRunner.Rehearsal;
using RecipeRunner.Rehearsal.Hosts;
using RecipeRunner.Reporting;

namespace RecipeRunner.Cli.Authoring;

/// <summary><c>recipe-runner rehearse</c>.</summary>
internal sealed class RehearseCommand() : CliCommand("rehearse", "Converges twice in a throwaway host over this machine, and tells what is different then.")
{
    private enum Format { Text, Json }

    private enum Init { Auto, Systemd, Plain }

    private readonly Argument<string?> path = new("PATH")
    {
        Arity = ArgumentArity.ZeroOrOne,
        Description = "A cookbook, or a folder with a node.json and cookbooks. A cookbook's default recipe is the run list when neither node.json nor -o is there. Default: the working folder",
    };
    private readonly Option<string?> network = RunOptionSet.Text("--network", "proxy|shared|none",
        "proxy: a network of its own, where every port is free; HTTP and HTTPS go out through a proxy, as the environment says. shared: the machine's network, its ports included. none: loopback. Default: proxy");
    private readonly Option<string?> init = RunOptionSet.Text("--init", "auto|systemd|plain",
        "systemd as process 1, with nothing of what is enabled on the machine; plain: services by their SysV scripts. Default: systemd where there is one");
    private readonly Option<string?> keep = RunOptionSet.Flag("After the report, a shell in the host; when it ends, everything is dropped", "--keep");
    private readonly Option<string?> format = RunOptionSet.Text("--format", "text|json", "text: the first converge as it goes, then the report; json: the report as one object. Default: text", "-F");
    private readonly Option<string?> verbose = RunOptionSet.Flag("List every file of packages, and show all lines of diffs", "--verbose");
    private readonly Lazy<RunOptionSet> run = new(() => new RunOptionSet());

    public override string Description => """
        A real converge, as root, in mount, PID and UTS namespaces over an overlay of this machine;
        then a second one, which must change nothing; then what is different: packages, accounts,
        services, ports, files with their diffs. Everything is dropped at the end, however it ends. Needs root.
        """;

    public override IReadOnlyList<Argument> Arguments => [path];

    public override IReadOnlyList<(string Command, string Meaning)> Examples =>
    [
        ("sudo recipe-runner rehearse", "the run list in ./node.json, or the cookbook that this folder lies in"),
        ("sudo recipe-runner rehearse cookbooks/redis --keep", "and look around in the host"),
        ("sudo recipe-runner rehearse -o 'recipe[redis::cluster]' -F json | jq .ports", "for programs"),
    ];

    public override IReadOnlyList<(string Code, string Meaning)> ExitCodes => [.. ExitCodeTable.Trying("both converges did as they should", "the first one failed, or the second one changed something"), ExitCodeTable.Ended];

    public override IReadOnlyList<OptionGroup> Options =>
    [
        new("What to run", run.Value.Inputs),
        new("Where", [network, init]),
        new("What to show", [format, verbose, keep, .. run.Value.Basics]),
    ];

    protected override ExitCode Run(ParseResult parsed, CommandHost host)
    {
        RunSettings settings = run.Value.Read(parsed, isPlan: false, host.IsRoot);
        RehearsedRun rehearsed = RehearsedRun.Of(parsed, run.Value, parsed.GetValue(path), settings.Options);
        RehearsalNetwork reach = ParseProblems.OneOf(network.Name, parsed.GetValue(network), RehearsalNetwork.Proxy);
        Init chosen = ParseProblems.OneOf(init.Name, parsed.GetValue(init), Init.Auto);
        Format form = ParseProblems.OneOf(format.Name, parsed.GetValue(format), Format.Text);
        if (!host.IsRoot) throw new RecipeRunnerException("rehearse makes a host of its own and needs root: run it with sudo; `recipe-runner plan` works without");
        if (settings.Options.JsonAttributes == "-" && RunOptionSet.IsSet(parsed, keep)) throw new RecipeRunnerException("with --keep, standard input is the shell's: name a file with -j");
        rehearsed = rehearsed.WithStandardInput();
        if (!settings.Colours) host.Terminal.StopColours();
        Redaction redaction = LookForMistakes(rehearsed.Options, host);
        IEnumerable<string> tools = reach == RehearsalNetwork.Shared ? [] : ["ip"];
        if (HostObstacle.Find("rehearse needs", "run it with sudo", tools) is { } obstacle) throw new RecipeRunnerException(obstacle);
        if (chosen == Init.Systemd && !QuietBoot.IsPossible()) throw new RecipeRunnerException("--init systemd needs /lib/systemd/systemd, systemctl and cgroup2 on this machine: --init plain does without");

        bool colours = host.Terminal.Out.Colours;
        var environment = new Dictionary<string, string>();
        if (colours) environment["TERM"] = Environment.GetEnvironmentVariable("TERM")!;
        if (RehearsedRun.DotnetRoot is { } dotnet) environment["DOTNET_ROOT"] = dotnet;
        if (Environment.GetEnvironmentVariable(Installation.LauncherVariable) is { } launcher) environment[Installation.LauncherVariable] = launcher;
        return Rehearse(new()
        {
            Program = RehearsedRun.Program,
            Arguments = colours ? rehearsed.Arguments : [.. rehearsed.Arguments, "--no-color"],
            Input = rehearsed.Options.StandardInput is { } input ? Encoding.UTF8.GetString(input.Span) : null,
            WorkingFolder = Environment.CurrentDirectory,
            State = rehearsed.Options.StateFolders.State,
            Binds = rehearsed.Binds,
            Network = reach,
            Redaction = redaction,
            Systemd = chosen == Init.Systemd || (chosen == Init.Auto && QuietBoot.IsPossible()),
            Environment = environment,
        }, form, RunOptionSet.IsSet(parsed, verbose), RunOptionSet.IsSet(parsed, keep), host.Terminal);
    }

    /// <summary>Compiles everything on this side: mistakes show before there is a host, and what was compiled is kept for the next time.</summary>
    private static Redaction LookForMistakes(RunOptions options, CommandHost host)
    {
        NodeInspection found = host.Inspect(options, new WarningObserver(host.Terminal.Error));
        host.Terminal.Hide(found.Redaction);
        if (found.Error is { } error) throw error;
        return found.Redaction;
    }

    private static ExitCode Rehearse(RehearsalSettings settings, Format format, bool verbose, bool keep, Terminal terminal)
    {
        using var signals = new StopSignals(terminal.Error, "the host is dropped");
        terminal.Out.Flush();
        try
        {
            RehearsalReport report = RehearsalRun.Make(settings, watched: format == Format.Text, (report, inside) =>
            {
                if (format == Format.Json) Show(report, terminal);
                else new ReportText(terminal.Out, verbose).Write(report);
                terminal.Out.Flush();
                if (!keep && !report.Passed && format == Format.Text) terminal.Error.WriteLine("\nWith --keep, a shell in the host opens after the report, to look at what is there.", Ink.Cyan);
                if (!keep) return;
                terminal.Error.WriteLine("\nA shell in the host; when it ends, the host is dropped.", Ink.Cyan);
                terminal.Error.Flush();
                inside.Enter();
            }, signals.Stop);
            return report.Passed ? ExitCode.Success : ExitCode.ResourceFailed;
        }
        catch (OperationCanceledException) when (signals.Stop.IsCancellationRequested)
        {
            return signals.ExitCode;
        }
        catch (Exception e) when (e is InvalidOperationException or TimeoutException)
        {
            throw new RecipeRunnerException($"{e.Message.TrimEnd()}{(settings.Systemd ? "\n--init plain does without systemd" : "")}", ExitCode.ResourceFailed, e);
        }
    }

    private static void Show(RehearsalReport report, Terminal terminal)
    {
        if (!report.First.Succeeded) terminal.Error.WriteLine(report.First.Output);
        terminal.Out.Write(ReportJson.Of(report).Span);
    }
}
