using RecipeRunner.Nodes;
using RecipeRunner.Reporting;

namespace RecipeRunner.Authoring.Checking.Reports;

/// <summary>Findings in SARIF 2.1.0, which code hosts and editors show beside the lines.</summary>
internal static class SarifReport
{
    /// <param name="report">What was found.</param>
    /// <param name="version">The program's version.</param>
    /// <param name="output">Where to write.</param>
    public static void Write(CheckReport report, string version, TextOutput output)
    {
        (string Code, string Name)[] found = [.. report.Findings.Select(f => (f.Code, f.Rule)).Distinct().OrderBy(r => r.Code, StringComparer.Ordinal)];
        output.WriteLine(IndentedJson.Of(Map(
            ("$schema", "https://json.schemastore.org/sarif-2.1.0.json"),
            ("version", "2.1.0"),
            ("runs", List(Map(
                ("tool", Map(("driver", Map(("name", "recipe-runner"), ("semanticVersion", version), ("rules", List([.. found.Select(Of)])))))),
                ("columnKind", "utf16CodeUnits"),
                ("results", List([.. report.Findings.Select(finding => Of(finding, Array.FindIndex(found, r => r.Code == finding.Code)))]))))))));
    }

    private static OrderedDictionary<string, object?> Of((string Code, string Name) found) => RuleBook.Rules.FirstOrDefault(r => r.Code == found.Code) is { } rule
        ? Map(("id", rule.Code), ("name", rule.Name), ("shortDescription", Text(rule.Summary)), ("fullDescription", Text(rule.Why)))
        : Map(("id", found.Code), ("name", found.Name), ("shortDescription", Text("The C# does not compile.")));

    private static OrderedDictionary<string, object?> Of(Finding finding, int rule)
    {
        OrderedDictionary<string, object?> place = Map(("artifactLocation", Map(("uri", Uri(finding.At.File)))));
        if (finding.At.Line > 0)
            place["region"] = finding.Column > 0 ? Map(("startLine", (long)finding.At.Line), ("startColumn", (long)finding.Column)) : Map(("startLine", (long)finding.At.Line));
        return Map(
            ("ruleId", finding.Code),
            ("ruleIndex", (long)rule),
            ("level", finding.Code.StartsWith("RR", StringComparison.Ordinal) ? "warning" : "error"),
            ("message", Text($"{finding.Message} {finding.Fix}".TrimEnd())),
            ("locations", List(Map(("physicalLocation", place)))));
    }

    /// <summary>Relative to the working folder where it lies below it, else the whole address.</summary>
    private static string Uri(string file) => SourceLine.Shorten(file) is var path && path.StartsWith('/') ? new Uri(path).AbsoluteUri : System.Uri.EscapeDataString(path).Replace("%2F", "/", StringComparison.Ordinal);

    private static OrderedDictionary<string, object?> Text(string text) => Map(("text", text));

    private static OrderedDictionary<string, object?> Map(params (string Key, object? Value)[] entries)
    {
        var map = new OrderedDictionary<string, object?>();
        foreach ((string key, object? value) in entries) map.Add(key, value);
        return map;
    }

    private static List<object?> List(params object?[] items) => [.. items];
}
