using System.CommandLine;
using RecipeRunner.Cli.Help;
using RecipeRunner.Converging;

namespace RecipeRunner.Cli.Commands;

/// <summary>A command that makes a run; plan and converge differ in what they do to the machine, not in how they are called.</summary>
internal abstract class RunCommand(string name, string summary) : CliCommand(name, summary)
{
    private readonly Lazy<RunOptionSet> options = new(() => new RunOptionSet());

    protected abstract bool IsPlan { get; }

    public override IReadOnlyList<(string Code, string Meaning)> ExitCodes => IsPlan ? ExitCodeTable.Plan : ExitCodeTable.All;

    public override IReadOnlyList<OptionGroup> Options => options.Value.Groups;

    public override string HintFor(string argument) => $"a recipe is named with -o 'recipe[{argument}]', a JSON file with -j";

    protected override ExitCode Run(ParseResult parsed, CommandHost host)
    {
        RunSettings settings = options.Value.Read(parsed, IsPlan, host.IsRoot);
        if (!settings.Options.WhyRun && !host.IsRoot)
            throw new RecipeRunnerException("converge changes the machine and needs root: run it with sudo; `recipe-runner plan` works without");
        return new RunSession(settings, host.Terminal, host.Engine).Run();
    }
}
