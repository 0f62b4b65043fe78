using System.CommandLine;
using RecipeRunner.Authoring.Editing;
using RecipeRunner.Authoring.Scaffolding;
using RecipeRunner.Cli.Commands;
using RecipeRunner.Converging;
using RecipeRunner.Cookbooks;
using RecipeRunner.Reporting;

namespace RecipeRunner.Cli.Authoring;

/// <summary>A command that makes files for an author: <c>new KIND</c>.</summary>
internal abstract class NewCommand(string kind, string summary, string name) : CliCommand("new " + kind, summary)
{
    private readonly Argument<string> name = new("NAME") { Description = name, Arity = ArgumentArity.ExactlyOne };

    public override IReadOnlyList<Argument> Arguments => [name];

    protected abstract Scaffold Make(string name, ParseResult parsed);

    protected override ExitCode Run(ParseResult parsed, CommandHost host)
    {
        Scaffold scaffold = Make(parsed.GetRequiredValue(name), parsed);
        scaffold.Write();
        Tell(scaffold, host.Terminal.Out);
        try
        {
            TellEditors(scaffold.Folder, Installation.Shipped);
        }
        catch (RecipeRunnerException e)
        {
            // What was asked for is made; another cookbook may be half done.
            host.Terminal.Error.WriteLine("WARNING: " + e.Message, Ink.Yellow);
            host.Terminal.Error.Flush();
        }
        return ExitCode.Success;
    }

    /// <summary>Has the projects of <c>recipe-runner edit</c> know what was made, if there are any.</summary>
    protected virtual void TellEditors(string folder, string? shipped) => EditorFolder.Refresh(folder, shipped, NamedInSettings.At(folder));

    private static void Tell(Scaffold scaffold, TextOutput output)
    {
        output.WriteLine($"Made {scaffold.Title}:");
        foreach (NewFile file in scaffold.Files) output.WriteLine("  " + scaffold.Shown(file.Path));
        output.WriteLine("\nNext:");
        int width = scaffold.Next.Max(n => n.Purpose.Length);
        foreach ((string purpose, string text) in scaffold.Next) output.WriteLine($"  {purpose.PadRight(width)}   {text}");
        output.Flush();
    }
}
