using System.CommandLine;
using RecipeRunner.Cli.Commands;
using RecipeRunner.Converging;
using RecipeRunner.Text;

namespace RecipeRunner.Cli.Stacks;

/// <summary>For whom a stack JSON is made, and where it goes.</summary>
/// <param name="instanceDefault">What counts without an instance.</param>
internal sealed class StackJsonOptions(string instanceDefault)
{
    public static readonly string[] Events = ["setup", "configure", "deploy", "undeploy", "shutdown"];

    public Option<string?> Instance { get; } = RunOptionSet.Text("--instance", "HOST", $"The instance by its host name. {instanceDefault}");

    public Option<string?> Event { get; } = RunOptionSet.Text("--event", "EVENT", $"{string.Join(", ", Events)}: whose recipes the run list holds. Default: configure");

    public Option<string?> Out { get; } = RunOptionSet.Text("--out", "FILE", "Write there, readable by its owner only, and only when it changes. Default: standard output");

    public string EventOf(ParseResult parsed) => parsed.GetValue(Event) switch
    {
        null => "configure",
        var known when Events.Contains(known) => known,
        var other => throw new RecipeRunnerException($"--event {other}: there are {string.Join(", ", Events)}.{Nearest.Hint(other, Events)}"),
    };
}
