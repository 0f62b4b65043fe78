using System.CommandLine;
using RecipeRunner.Authoring.TestRunning;
using RecipeRunner.Authoring.TestRunning.Reports;
using RecipeRunner.Cli.Commands;
using RecipeRunner.Cli.Help;
using RecipeRunner.Converging;
using RecipeRunner.Reporting;

namespace RecipeRunner.Cli.Authoring;

/// <summary><c>recipe-runner test</c>.</summary>
internal sealed class TestCommand() : CliCommand("test", "Runs the tests of cookbooks.")
{
    private enum Format { Text, Json }

    private readonly Argument<string?> path = new("PATH")
    {
        Description = "A cookbook, a file in one, a folder of cookbooks, or a folder that holds cookbooks. Default: the working folder",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> filter = RunOptionSet.Text("--filter", "TEXT", "Only tests whose name, that of the class included, holds this text, in whatever case");
    private readonly Option<string?> timeout = RunOptionSet.Text("--timeout", "SECONDS", "How long one test may take; it fails, and no other is run. Default: 60");
    private readonly Option<string?> format = RunOptionSet.Text("--format", "text|json", "json: an object with all tests and the coverage of resources. Default: text", "-F");
    private readonly Option<string?> junit = RunOptionSet.Text("--junit", "FILE", "Write a report that CI servers read, too");
    private readonly Option<string?> noColor = RunOptionSet.Flag("No colours; so does NO_COLOR in the environment, and output to a file", "--no-color");

    public override string Description => """
        Compiles the C# in the cookbook's folder tests and runs it with NUnit, in this process: the
        tests converge recipes on machines in memory, each twice, and the second run must change
        nothing. No SDK, no registry and no root is needed, and this machine is not touched.
        Tells which of the declared resources no test saw act. Exits with 1 when a test failed.
        docs/testing.md shows how to write tests.
        """;

    public override IReadOnlyList<(string Command, string Meaning)> Examples =>
    [
        ("recipe-runner test", "the tests of all cookbooks here"),
        ("recipe-runner test cookbooks/redis --filter port", "those of one cookbook with port in their name"),
        ("recipe-runner test --junit tests.xml", "with a report for the CI server"),
    ];

    public override IReadOnlyList<Argument> Arguments => [path];

    public override IReadOnlyList<(string Code, string Meaning)> ExitCodes => ExitCodeTable.Trying("all tests passed, or were skipped", "a test failed");

    public override IReadOnlyList<OptionGroup> Options => [new("Options", [filter, timeout, format, junit, noColor])];

    protected override ExitCode Run(ParseResult parsed, CommandHost host)
    {
        if (parsed.GetResult(noColor) is { Implicit: false }) host.Terminal.StopColours();
        Format shown = ParseProblems.OneOf(format.Name, parsed.GetValue(format), Format.Text);
        var runner = new CookbookTestRunner(Folders.Default(null, host.IsRoot).Cache, text => host.Terminal.Error.WriteLine($"warning: {text}", Ink.Yellow));
        TestReport report = runner.Run(
            parsed.GetValue(path) ?? ".", parsed.GetValue(filter),
            Lifecycle.Seconds.Of(parsed, timeout) ?? TimeSpan.FromMinutes(1), NamedInSettings.At(parsed.GetValue(path) ?? "."));
        if (parsed.GetValue(junit) is { } file) JUnitXml.Write(report, Path.GetFullPath(file));
        if (shown == Format.Json) TestJson.Write(report, host.Terminal.Out);
        else TestText.Write(report, host.Terminal.Out);
        return report.Count(TestStatus.Failed) == 0 ? ExitCode.Success : ExitCode.ResourceFailed;
    }
}
