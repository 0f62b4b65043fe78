using System.CommandLine;
using RecipeRunner.Cli.Help;
using RecipeRunner.Cli.Nodes;
using RecipeRunner.Cli.Resources;
using RecipeRunner.Converging;
using RecipeRunner.Reporting;
using RecipeRunner.Text;

namespace RecipeRunner.Cli.Commands;

/// <summary><c>recipe-runner resource show</c>.</summary>
internal sealed class ResourceShowCommand() : CliCommand("resource show", "Lists the resources in order, or tells when one runs and why.")
{
    private readonly Lazy<RunOptionSet> runOptions = new(() => new RunOptionSet());

    private readonly Argument<string?> key = new("KEY")
    {
        Description = "One resource by its name, 'template[/etc/haproxy/haproxy.cfg]'. Default: all, in the order of their turns",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public override string Description => """
        Recipes are read as for a plan, and nothing converges: this is the resource collection as
        the compile phase leaves it. Of one resource it tells where it is declared and why that
        recipe runs, its turn, its actions and guards, who notifies it and whom it notifies.
        What a custom resource or a block declares in its turn is not there yet: a plan shows it.
        """;

    public override IReadOnlyList<(string Command, string Meaning)> Examples =>
    [
        ("recipe-runner resource show", "what runs, and in which order?"),
        ("recipe-runner resource show 'service[haproxy]'", "when does this run?"),
    ];

    public override IReadOnlyList<Argument> Arguments => [key];

    public override IReadOnlyList<(string Code, string Meaning)> ExitCodes => ExitCodeTable.Compiling;

    public override IReadOnlyList<OptionGroup> Options => [new("What to run", runOptions.Value.Inputs), new("Others", runOptions.Value.Basics)];

    public override string HintFor(string argument) => "a name with blanks stands in quotes: 'execute[warm up]'";

    protected override ExitCode Run(ParseResult parsed, CommandHost host)
    {
        RunSettings settings = runOptions.Value.Read(parsed, isPlan: true, host.IsRoot);
        NodeInspection found = host.Inspect(settings.Options, new WarningObserver(host.Terminal.Error));
        host.Terminal.Hide(found.Redaction);
        if (found.Error is { } error) throw error;
        RunContext root = found.Run.Root;
        if (parsed.GetValue(key) is { } wanted) Show(wanted, root, host.Terminal.Out);
        else ResourceListText.Write(root, host.Terminal.Out);
        host.Terminal.Out.Flush();
        return ExitCode.Success;
    }

    private static void Show(string wanted, RunContext root, TextOutput output)
    {
        var detail = new ResourceDetailText(output);
        bool any = false;
        for (int i = 0; i < root.Resources.Count; i++)
        {
            if (root.Resources[i].Key != wanted) continue;
            detail.Write(root.Resources[i], i + 1);
            any = true;
        }
        if (!any) throw new RecipeRunnerException($"no recipe declares {wanted}.{Nearest.Hint(wanted, root.Resources.Keys)}\n`recipe-runner resource show` lists all; what a custom resource declares is shown by a plan");
    }
}
