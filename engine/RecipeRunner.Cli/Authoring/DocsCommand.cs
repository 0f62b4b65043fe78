using System.CommandLine;
using RecipeRunner.Authoring.Documenting;
using RecipeRunner.Cli.Commands;
using RecipeRunner.Cli.Help;
using RecipeRunner.Converging;
using RecipeRunner.Cookbooks;

namespace RecipeRunner.Cli.Authoring;

/// <summary><c>recipe-runner docs</c>: a cookbook's reference from the comments in its sources.</summary>
internal sealed class DocsCommand() : CliCommand("docs", "Writes a cookbook's reference from the comments in its sources.")
{
    private readonly Argument<string> path = new("PATH") { Description = "A cookbook, a file in it, a folder of cookbooks or a repository. Default: .", DefaultValueFactory = _ => "." };
    private readonly Option<string?> file = new("--out", "-o") { HelpName = "FILE", Description = "Where it is written, - for standard output. Default: docs/reference.md in the cookbook" };
    private readonly Option<string?> check = new("--check") { Description = "Write nothing: tell what is stale, and end with 1 then", Arity = ArgumentArity.Zero };

    public override string Description => """
        Recipes with what they include, attributes with types and defaults, resources with actions,
        properties and examples, as Markdown. What it knows it has from the sources: the comment at
        the head of a recipe, those above attributes, XML comments (<summary>, <example><code>, and
        <action name="create"> for what an action means). Nothing of the cookbook runs.
        """;

    public override IReadOnlyList<(string Command, string Meaning)> Examples =>
    [
        ("recipe-runner docs cookbooks/web", "writes cookbooks/web/docs/reference.md"),
        ("recipe-runner docs --check", "for a pipeline: exit code 1 when a reference is stale"),
    ];

    public override IReadOnlyList<Argument> Arguments => [path];

    public override IReadOnlyList<(string Code, string Meaning)> ExitCodes => ExitCodeTable.Judging("written, or up to date", "--check only: a reference is stale");

    public override IReadOnlyList<OptionGroup> Options => [new("What to write", [file, check])];

    protected override ExitCode Run(ParseResult parsed, CommandHost host)
    {
        SourceLine.NoteWorkingFolder();
        IReadOnlyList<ReferenceFile> references = ReferenceFile.Of(NamedInSettings.Repo(parsed.GetValue(path)!), Installation.Shipped);
        if (parsed.GetValue(file) is { } named)
        {
            if (references is not [var only]) throw new RecipeRunnerException($"--out is for one cookbook, and '{parsed.GetValue(path)}' holds {references.Count}. Name one, or leave --out away: each has its own docs/reference.md");
            references = [only with { Path = named }];
        }
        return parsed.GetResult(check) is { Implicit: false } ? Check(references, host.Terminal) : Write(references, host.Terminal);
    }

    private static ExitCode Write(IReadOnlyList<ReferenceFile> references, Terminal terminal)
    {
        foreach (ReferenceFile reference in references)
        {
            if (reference.Path == "-") terminal.Out.Write(reference.Text);
            else if (reference.IsCurrent) terminal.Out.WriteLine($"{Shown(reference)} is up to date");
            else
            {
                reference.Write();
                terminal.Out.WriteLine($"wrote {Shown(reference)}");
            }
        }
        return ExitCode.Success;
    }

    private static ExitCode Check(IReadOnlyList<ReferenceFile> references, Terminal terminal)
    {
        bool isStale = false;
        foreach (ReferenceFile reference in references)
        {
            bool isCurrent = reference.IsCurrent;
            isStale |= !isCurrent;
            terminal.Out.WriteLine(isCurrent ? $"{Shown(reference)} is up to date" : $"{Shown(reference)} is {(File.Exists(reference.Path) ? "stale" : "missing")}; the same command without --check writes it");
        }
        return isStale ? ExitCode.ResourceFailed : ExitCode.Success;
    }

    private static string Shown(ReferenceFile reference) => new SourceLine(Path.GetFullPath(reference.Path), 0).ToString();
}
