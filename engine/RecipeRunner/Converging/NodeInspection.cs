using System.Diagnostics;
using RecipeRunner.Machines;
using RecipeRunner.Machines.Overlay;
using RecipeRunner.Nodes;
using RecipeRunner.Recipes;
using RecipeRunner.Reporting;
using RecipeRunner.Resources;

namespace RecipeRunner.Converging;

/// <summary>
/// The run as the compile phase leaves it, for who wants to look at its attributes and resources. Attribute files and recipes run against an
/// overlay, as in a plan; nothing converges, nothing is written, and no root is needed.
/// </summary>
/// <param name="Redaction">What must not be shown of it.</param>
/// <param name="Run">The run; as far as it got when something failed.</param>
/// <param name="Error">What ended the compile phase early; null when nothing did.</param>
/// <param name="Unknown">C# blocks that run only in a converge, and may write attributes then.</param>
internal sealed record NodeInspection(Redaction Redaction, Run Run, RecipeRunnerException? Error, IReadOnlyList<string> Unknown)
{
    /// <summary>Its node.</summary>
    public Node Node => Run.Node;

    /// <summary>The node of this machine.</summary>
    /// <inheritdoc cref="Of"/>
    public static NodeInspection OfThisMachine(RunOptions options, IRunObserver observer) => Of(options, Runner.ThisMachine(observer), observer);

    /// <exception cref="RecipeRunnerException">There is no node at all: its JSON, a role, the environment or a cookbook is wrong.</exception>
    public static NodeInspection Of(RunOptions options, IMachine machine, IRunObserver observer)
    {
        SourceLine.NoteWorkingFolder();
        var masked = new RedactingObserver(observer, options.Redaction);
        var project = new Project(options, text => masked.On(new Message(LogLevel.Warn, text)), masked.Redaction);
        Run run = project.Begin(new OverlayMachine(machine), masked, new ReadOnlyJournal([]), isPlan: true, CancellationToken.None);
        run.Node.Tree.RemovalSite = RemovalSite;
        try
        {
            project.Compile(run);
            return new(masked.Redaction, run, null, Blocks(run.Root.Resources));
        }
        catch (RecipeRunnerException e)
        {
            return new(masked.Redaction, run, e, []);
        }
    }

    private static List<string> Blocks(ResourceCollection resources)
    {
        var blocks = new List<string>();
        for (int i = 0; i < resources.Count; i++)
            if (resources[i].Declaration is BlockResource block)
                blocks.Add($"{resources[i].Key} ({block.DeclaredAt})");
        return blocks;
    }

    private static Origin RemovalSite() =>
        CookbookFrames.Of(new StackTrace(fNeedFileInfo: true)) is [var line, ..] ? new(OriginSource.OfScript(line.File), line.Line) : default;
}
