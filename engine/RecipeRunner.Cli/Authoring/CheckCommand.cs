using System.CommandLine;
using RecipeRunner.Authoring.Checking;
using RecipeRunner.Authoring.Checking.Reports;
using RecipeRunner.Cli.Commands;
using RecipeRunner.Cli.Help;
using RecipeRunner.Converging;
using RecipeRunner.Cookbooks;
using RecipeRunner.Text;

namespace RecipeRunner.Cli.Authoring;

/// <summary><c>recipe-runner check</c>.</summary>
internal sealed class CheckCommand() : CliCommand("check", "Finds mistakes in cookbooks without running them.")
{
    private readonly Argument<string?> path = new("PATH")
    {
        Description = "A cookbook, a file in one, a folder of cookbooks, or a folder that holds cookbooks. Default: the working folder",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> format = RunOptionSet.Text("--format", "text|json|sarif", "json: an object with all findings; sarif: SARIF 2.1.0, for code hosts and editors. Default: text", "-F");
    private readonly Option<string?> explain = RunOptionSet.Text("--explain", "CODE", "Tell what a rule finds and why, with examples, and check nothing");
    private readonly Option<string?> stateDir = RunOptionSet.Text("--state-dir", "DIR", "Keep what was found, for the next check, in the folder cache of this one. Default: the user's own cache");
    private readonly Option<string?> noColor = RunOptionSet.Flag("No colours; so does NO_COLOR in the environment, and output to a file", "--no-color");

    public override string Description => """
        Compiles all C# and parses all templates, looks whether everything that is named exists
        (recipes, roles, notified resources, templates, files, data bag items, attributes), and
        asks the rules of style and danger. Nothing runs, the machine is not touched, root is not
        needed. Exits with 0 when nothing is found, with 1 when something is.
        A finding that is meant so is ignored by a comment on its line or the one before:
        // check:ignore RR012 the reason
        """;

    public override IReadOnlyList<(string Command, string Meaning)> Examples =>
    [
        ("recipe-runner check", "all cookbooks here, node.json, roles and environments"),
        ("recipe-runner check cookbooks/web", "one cookbook"),
        ("recipe-runner check --explain RR008", "what RR008 finds, and why"),
    ];

    public override IReadOnlyList<Argument> Arguments => [path];

    public override IReadOnlyList<(string Code, string Meaning)> ExitCodes => ExitCodeTable.Judging("nothing is found", "something is found");

    public override IReadOnlyList<OptionGroup> Options => [new("What to show", [format, explain, noColor]), new("Others", [stateDir])];

    protected override ExitCode Run(ParseResult parsed, CommandHost host)
    {
        if (parsed.GetValue(explain) is { } code)
        {
            RuleText.Write(Rule(code), host.Terminal.Out);
            return ExitCode.Success;
        }
        SourceLine.NoteWorkingFolder();
        CheckFormat shown = ParseProblems.OneOf(format.Name, parsed.GetValue(format), CheckFormat.Text);
        var checker = new Checker(Installation.Shipped, Folders.Default(parsed.GetValue(stateDir), host.IsRoot).Cache);
        CheckReport report = checker.Check(parsed.GetValue(path) ?? ".", NamedInSettings.At(parsed.GetValue(path) ?? "."));
        switch (shown)
        {
            case CheckFormat.Json: JsonReport.Write(report, host.Terminal.Out); break;
            case CheckFormat.Sarif: SarifReport.Write(report, ProgramVersion.Number, host.Terminal.Out); break;
            default: TextReport.Write(report, host.Terminal.Out); break;
        }
        return report.Findings.Count == 0 ? ExitCode.Success : ExitCode.ResourceFailed;
    }

    private static Rule Rule(string code) => RuleBook.Rules.FirstOrDefault(r => r.Code.Equals(code, StringComparison.OrdinalIgnoreCase) || r.Name == code)
        ?? throw new RecipeRunnerException($"there is no rule '{code}'.{Nearest.Hint(code, RuleBook.Rules.SelectMany(r => (string[])[r.Code, r.Name]))} They go from {RuleBook.Rules[0].Code} to {RuleBook.Rules[^1].Code}");
}

/// <summary>The forms in which findings are written.</summary>
internal enum CheckFormat
{
    Text,
    Json,
    Sarif,
}
