using RecipeRunner.Nodes;
using RecipeRunner.Reporting;

namespace RecipeRunner.Authoring.Checking.Reports;

/// <summary>Findings for programs: an object with a list of them.</summary>
internal static class JsonReport
{
    public static void Write(CheckReport report, TextOutput output) => output.WriteLine(IndentedJson.Of(new OrderedDictionary<string, object?>
    {
        ["findings"] = report.Findings.Select(Of).ToList<object?>(),
        ["cookbooks"] = report.Cookbooks.ToList<object?>(),
        ["milliseconds"] = (long)report.Duration.TotalMilliseconds,
    }));

    private static OrderedDictionary<string, object?> Of(Finding finding) => new()
    {
        ["code"] = finding.Code,
        ["rule"] = finding.Rule,
        ["file"] = SourceLine.Shorten(finding.At.File),
        ["line"] = (long)finding.At.Line,
        ["column"] = (long)finding.Column,
        ["message"] = finding.Message,
        ["fix"] = finding.Fix,
    };
}
