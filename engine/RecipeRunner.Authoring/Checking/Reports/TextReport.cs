using RecipeRunner.Reporting;

namespace RecipeRunner.Authoring.Checking.Reports;

/// <summary>Findings for a person, as compilers write them: the place, what is wrong, the line of the source, the way out.</summary>
internal static class TextReport
{
    public static void Write(CheckReport report, TextOutput output)
    {
        string cookbooks = report.Cookbooks is [var one] ? $"the cookbook {one}" : $"{report.Cookbooks.Count} cookbooks ({string.Join(", ", report.Cookbooks)})";
        if (report.Findings.Count == 0)
        {
            output.WriteLine($"Nothing found in {cookbooks}, in {Durations.Text(report.Duration)}.");
            return;
        }
        string file = report.Findings[0].At.File;
        foreach (Finding finding in report.Findings)
        {
            if (finding.At.File != file) output.WriteLine();
            file = finding.At.File;
            string place = finding.Column > 0 ? $"{finding.At}:{finding.Column}: " : $"{finding.At}: ";
            output.Write(place);
            output.Write($"{finding.Code} {finding.Rule}: ", Ink.Red);
            output.WriteLine(finding.Message);
            if (ShowsSource(finding) && NamedPlace.In(place) is { } named) SourceExcerpt.Write(output, named, "");
            if (finding.Fix.Length > 0)
                foreach (string line in finding.Fix.Split('\n')) output.WriteLine($"    {line}", Ink.Cyan);
        }
        int files = report.Findings.Select(f => f.At.File).Distinct().Count();
        output.WriteLine();
        output.WriteLine($"{Count(report.Findings.Count, "finding")} in {Count(files, "file")} of {cookbooks}, in {Durations.Text(report.Duration)}. `recipe-runner check --explain CODE` tells more about one.");
    }

    /// <summary>What is found stands in logs of builds too.</summary>
    private static bool ShowsSource(Finding finding) => !RuleBook.Rules.Any(rule => rule.Code == finding.Code && rule.IsOfSecrets);

    private static string Count(int number, string what) => number == 1 ? $"1 {what}" : $"{number} {what}s";
}
