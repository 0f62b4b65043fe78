using System.Globalization;
using System.Xml.Linq;

namespace RecipeRunner.Authoring.TestRunning.Reports;

/// <summary>A report of tests in the form that CI servers read: JUnit's XML.</summary>
internal static class JUnitXml
{
    public static void Write(TestReport report, string path) => new XDocument(new XElement("testsuites", Figures(report.Outcomes, report.Duration),
        report.Cookbooks.Select(cookbook => new XElement("testsuite",
            new XAttribute("name", cookbook.Cookbook),
            Figures(cookbook.Outcomes, TimeSpan.FromTicks(cookbook.Outcomes.Sum(o => o.Duration.Ticks))),
            cookbook.Outcomes.Select(Case))))).Save(path);

    private static XElement Case(TestOutcome test) => new("testcase",
        new XAttribute("classname", test.Fixture), new XAttribute("name", test.Name), Seconds(test.Duration),
        test.At.File is { Length: > 0 } file ? [new XAttribute("file", file), new XAttribute("line", test.At.Line)] : Array.Empty<XAttribute>(),
        test.Status switch
        {
            TestStatus.Failed => new XElement("failure", new XAttribute("message", Text(test.Message.Split('\n')[0])), Text(test.Message)),
            TestStatus.Skipped => new XElement("skipped", new XAttribute("message", Text(test.Message))),
            _ => null,
        },
        test.Output.Length > 0 ? new XElement("system-out", Text(test.Output)) : null);

    private static object[] Figures(IEnumerable<TestOutcome> tests, TimeSpan duration) =>
    [
        new XAttribute("tests", tests.Count()),
        new XAttribute("failures", tests.Count(t => t.Status == TestStatus.Failed)),
        new XAttribute("skipped", tests.Count(t => t.Status == TestStatus.Skipped)),
        Seconds(duration),
    ];

    private static XAttribute Seconds(TimeSpan time) => new("time", time.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture));

    /// <summary>XML cannot hold most control characters.</summary>
    private static string Text(string text) => string.Concat(text.Select(c => char.IsControl(c) && c is not ('\n' or '\t' or '\r') ? '\uFFFD' : c));
}
