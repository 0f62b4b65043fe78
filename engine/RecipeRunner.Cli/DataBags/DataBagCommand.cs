using System.CommandLine;
using RecipeRunner.Cli.Commands;
using RecipeRunner.Converging;

namespace RecipeRunner.Cli.DataBags;

/// <summary>A command on data bags: <c>data-bag NAME</c>.</summary>
internal abstract class DataBagCommand(string name, string summary) : CliCommand("data-bag " + name, summary)
{
    private DataBagOptions? set;

    protected DataBagOptions Set => set ??= new();

    /// <summary>The options of this command, besides those on where the data bags are.</summary>
    protected abstract IReadOnlyList<Option> Own { get; }

    public override IReadOnlyList<OptionGroup> Options => [new("Options", [Set.Path, Set.Config, .. Own])];

    protected override ExitCode Run(ParseResult parsed, CommandHost host)
    {
        SourceLine.NoteWorkingFolder();
        try
        {
            Do(parsed, new(parsed, Set, host.Terminal));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What the file system says is a sentence with its path.
            throw new RecipeRunnerException(e.Message, inner: e);
        }
        host.Terminal.Out.Flush();
        return ExitCode.Success;
    }

    protected abstract void Do(ParseResult parsed, DataBagDesk desk);

    protected static Argument<string> Bag() => new("BAG") { Description = "The data bag", Arity = ArgumentArity.ExactlyOne };

    protected static Argument<string> Item() => new("ITEM") { Description = "The item's id", Arity = ArgumentArity.ExactlyOne };

    protected static Argument<string?> Optional(string name, string description) => new(name) { Description = description, Arity = ArgumentArity.ZeroOrOne };
}
