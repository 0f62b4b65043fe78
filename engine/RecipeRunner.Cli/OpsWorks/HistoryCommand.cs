using System.CommandLine;
using RecipeRunner.Cli.Commands;
using RecipeRunner.Cli.Settings;
using RecipeRunner.Converging;
using RecipeRunner.DataBags;
using RecipeRunner.Nodes;
using RecipeRunner.OpsWorks.History;
using RecipeRunner.Reporting;

namespace RecipeRunner.Cli.OpsWorks;

/// <summary>A command of opsworks-agent-cli, over the commands that this machine was given.</summary>
internal abstract class HistoryCommand(string name, string summary) : CliCommand("opsworks " + name, summary)
{
    private readonly Argument<string?> activity = new("ACTIVITY") { Description = "setup, configure and so on: its newest command. Default: the newest command that was run", Arity = ArgumentArity.ZeroOrOne };
    private readonly Argument<string?> date = new("DATE") { Description = "As list-commands prints it: that command", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> stateDir = RunOptionSet.Text("--state-dir", "DIR", "The state of RecipeRunner. Default: /var/lib/recipe-runner");
    private readonly Option<string?> config = RunOptionSet.Config();
    private readonly Option<string?> noColor = RunOptionSet.Flag("No colours", "--no-color");

    public override IReadOnlyList<Argument> Arguments => SelectsOne ? [activity, date] : [];

    public override IReadOnlyList<OptionGroup> Options => [new("Options", [.. OwnOptions, stateDir, config, noColor])];

    /// <summary>Whether it is about commands that are named.</summary>
    protected virtual bool SelectsOne => true;

    protected virtual IReadOnlyList<Option> OwnOptions => [];

    protected override ExitCode Run(ParseResult parsed, CommandHost host)
    {
        StateFolders folders = Folders.From(parsed.GetValue(stateDir), SettingsFile.Read(parsed.GetValue(config)), host.IsRoot);
        CommandSelection selection = SelectsOne ? CommandSelection.Of(parsed.GetValue(activity), parsed.GetValue(date)) : new(null, null);
        try
        {
            ExitCode exitCode = Run(parsed, host, new CommandHistory(folders), selection);
            host.Terminal.Out.Flush();
            return exitCode;
        }
        catch (UnauthorizedAccessException e)
        {
            throw new RecipeRunnerException($"the history is root's: run it with sudo. {e.Message}", inner: e);
        }
        catch (IOException e)
        {
            throw new RecipeRunnerException(e.Message, inner: e);
        }
    }

    protected abstract ExitCode Run(ParseResult parsed, CommandHost host, CommandHistory history, CommandSelection selection);

    protected static void Print(MapNode json, TextOutput output) => output.Write(DataBagText.Of(json));
}
