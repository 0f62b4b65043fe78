using System.CommandLine;
using RecipeRunner.Cli.Help;
using RecipeRunner.Cli.Nodes;
using RecipeRunner.Converging;
using RecipeRunner.Nodes;
using RecipeRunner.Reporting;

namespace RecipeRunner.Cli.Commands;

/// <summary>A command that looks at the node's attributes as recipes leave them. Changes nothing, needs no root.</summary>
internal abstract class NodeCommand(string name, string summary) : CliCommand(name, summary)
{
    private const string Notation = "the keys of a path are joined with dots: haproxy.timeouts.client";

    private readonly Lazy<RunOptionSet> runOptions = new(() => new RunOptionSet());

    public override IReadOnlyList<(string Code, string Meaning)> ExitCodes => ExitCodeTable.Compiling;

    public override IReadOnlyList<OptionGroup> Options =>
    [
        new("What to run", runOptions.Value.Inputs),
        new("What to show", ShowOptions),
        new("Others", runOptions.Value.Basics),
    ];

    public override string HintFor(string argument) => Notation;

    protected abstract IReadOnlyList<Option> ShowOptions { get; }

    protected override ExitCode Run(ParseResult parsed, CommandHost host)
    {
        RunSettings settings = runOptions.Value.Read(parsed, isPlan: true, host.IsRoot);
        TextOutput error = host.Terminal.Error;
        NodeInspection found = host.Inspect(settings.Options, new WarningObserver(error));
        host.Terminal.Hide(found.Redaction);
        try
        {
            Show(parsed, found.Node, host.Terminal.Out);
        }
        catch (RecipeRunnerException missing) when (found.Error is { } early)
        {
            throw new RecipeRunnerException($"{missing.Message}\nThe recipes did not get to their end: {early.Message}", early.ExitCode, missing);
        }
        host.Terminal.Out.Flush();
        if (found.Error is { } problem)
        {
            host.Terminal.Fail($"{problem.Message}\nThis ended the recipes early: shown is the node as they left it then.");
            return problem.ExitCode;
        }
        foreach (string block in found.Unknown) error.WriteLine($"Not counted: what {block} may write, which runs only in a converge.", Ink.Grey);
        return ExitCode.Success;
    }

    protected abstract void Show(ParseResult parsed, Node node, TextOutput output);

    /// <summary>The value at a path; null when nothing is there.</summary>
    protected static AttributeValue? Find(Node node, string[] path) => node.Tree.View().Dig(path);

    /// <summary>What to throw for a path that is not there: the nearest names of its first key that is missing.</summary>
    protected static RecipeRunnerException Missing(Node node, string[] path)
    {
        if (path is [var only] && only.IndexOfAny(['/', ' ', ':']) > 0) return new($"attribute {AttributePath.Format(path)} does not exist; {Notation}");
        AttributeValue above = node.Tree.View();
        int depth = 0;
        while (above.Dig(path[depth]) is { } next)
        {
            above = next;
            depth++;
        }
        return MissingAttributeException.For(above, path[..(depth + 1)], null, 0);
    }
}
