using System.Text.Json;
using System.Text.Json.Nodes;
using RecipeRunner.Reporting;

namespace RecipeRunner.Authoring.TestRunning.Reports;

/// <summary>A report of tests for programs: one JSON object.</summary>
internal static class TestJson
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(TestReport report, TextOutput output)
    {
        output.WriteLine(new JsonObject
        {
            ["passed"] = report.Count(TestStatus.Passed),
            ["failed"] = report.Count(TestStatus.Failed),
            ["skipped"] = report.Count(TestStatus.Skipped),
            ["duration_ms"] = Milliseconds(report.Duration),
            ["cookbooks"] = Array(report.Cookbooks.Select(Cookbook)),
        }.ToJsonString(Indented));
        output.Flush();
    }

    private static JsonObject Cookbook(CookbookReport cookbook)
    {
        var json = new JsonObject { ["name"] = cookbook.Cookbook, ["tests"] = Array(cookbook.Outcomes.Select(Test)) };
        if (cookbook.Coverage is { } coverage)
            json["resources"] = new JsonObject
            {
                ["declared"] = coverage.Declared.Count,
                ["touched"] = coverage.Touched,
                ["not_touched"] = Array(coverage.Untouched.Select(line => new JsonObject { ["file"] = line.At.File, ["line"] = line.At.Line, ["verb"] = line.Verb })),
            };
        return json;
    }

    private static JsonObject Test(TestOutcome test)
    {
        var json = new JsonObject
        {
            ["fixture"] = test.Fixture,
            ["name"] = test.Name,
            ["status"] = test.Status.ToString().ToLowerInvariant(),
            ["duration_ms"] = Milliseconds(test.Duration),
        };
        if (test.At.File is { Length: > 0 } file) (json["file"], json["line"]) = (file, test.At.Line);
        if (test.Message.Length > 0) json["message"] = test.Message;
        if (test.Output.Length > 0) json["output"] = test.Output;
        return json;
    }

    private static double Milliseconds(TimeSpan time) => Math.Round(time.TotalMilliseconds, 1);

    private static JsonArray Array(IEnumerable<JsonObject> items) => [.. items];
}
