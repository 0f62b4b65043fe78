using RecipeRunner.Reporting;

namespace RecipeRunner.Authoring.TestRunning.Reports;

/// <summary>A report of tests as a person reads it: what failed, where and why; then the figures.</summary>
internal static class TestText
{
    public static void Write(TestReport report, TextOutput output)
    {
        foreach (CookbookReport cookbook in report.Cookbooks) Write(cookbook, output);
        int failed = report.Count(TestStatus.Failed), skipped = report.Count(TestStatus.Skipped);
        output.WriteLine();
        output.WriteLine($"{(failed > 0 ? $"Failed: {failed} failed, " : "")}{report.Count(TestStatus.Passed)} passed{(skipped > 0 ? $", {skipped} skipped" : "")} in {Durations.Text(report.Duration)}",
            failed > 0 ? Ink.Red : Ink.Green);
        output.Flush();
    }

    private static void Write(CookbookReport report, TextOutput output)
    {
        output.WriteLine(report.HasTests ? report.Cookbook : $"{report.Cookbook}: no tests; `recipe-runner new test` writes a first one");
        string? fixture = null;
        foreach (TestOutcome outcome in report.Outcomes)
        {
            if (outcome.Fixture != fixture) output.WriteLine($"  {fixture = outcome.Fixture}");
            Write(outcome, output);
        }
        if (report.Coverage is not { } coverage) return;
        output.WriteLine($"  {coverage.Touched} of {coverage.Declared.Count} resources touched{(coverage.Untouched.Count == 0 ? "" : "; not touched:")}");
        foreach (DeclaredLine line in coverage.Untouched) output.WriteLine($"    {line.At} {line.Verb}", Ink.Yellow);
    }

    private static void Write(TestOutcome outcome, TextOutput output)
    {
        (string sign, Ink ink) = outcome.Status switch
        {
            TestStatus.Failed => ("FAILED ", Ink.Red),
            TestStatus.Skipped => ("skipped ", Ink.Yellow),
            _ => ("", Ink.Plain),
        };
        output.Write("    ");
        output.Write(sign, ink);
        output.Write(outcome.Name);
        output.WriteLine($" ({outcome.Duration.TotalMilliseconds:0} ms)", Ink.Grey);
        string message = outcome.Message;
        if (outcome.At.File is { Length: > 0 })
        {
            output.WriteLine($"      at {outcome.At}", Ink.Cyan);
            message = TestSource.Write(outcome.At, message, output, "      ");
        }
        if (message.Length > 0)
        {
            output.Write("      ");
            ErrorText.Write(output, message, Ink.Plain, "      ");
        }
        if (outcome.Status == TestStatus.Failed && outcome.Output.Length > 0) output.WriteLine($"      it wrote:\n        {Report.Indented(outcome.Output, 8)}", Ink.Grey);
    }
}
