using System.Text.Json;
using RecipeRunner.Reporting;
using RecipeRunner.Testing;

namespace RecipeRunner.Tests.Conformance;

/// <summary>The notification vectors on this machine: all that they do is run true and false and write into a scratch folder.</summary>
[TestFixture]
[Category("Conformance")]
public sealed class NotificationTests
{
    private const string Anyone = "*";

    private static IEnumerable<TestCaseData> Cases() => VectorFiles.Cases(VectorFiles.Notifications);

    [TestCaseSource(nameof(Cases))]
    public void Notifications_are_sent_as_in_Chef(VectorCase vector)
    {
        var scratch = Directory.CreateTempSubdirectory("vector-").FullName;
        var folder = Directory.CreateDirectory(scratch + "/dir").FullName;
        try
        {
            var json = JsonDocument.Parse(vector.Json.GetRawText().Replace("$DIR", folder)).RootElement;
            if (json.TryGetProperty("start_files", out var files))
            {
                foreach (var file in files.EnumerateObject())
                    File.WriteAllText($"{folder}/{file.Name}", file.Value.GetString());
            }
            var test = RecipeTest.On(TestMachines.Local()).WithStateIn(scratch + "/state");
            var isPlan = json.TryGetProperty("arguments", out var arguments) && arguments.EnumerateArray().Any(argument => argument.GetString() == "-W");
            var result = isPlan ? test.TryPlan(() => Declare(json)) : test.TryConverge(() => Declare(json));
            var expected = Expected(json.GetProperty("result"), isPlan);
            Assert.That(string.Join('\n', Actual(result, isPlan, folder).Select((line, i) => Like(line, expected.ElementAtOrDefault(i)))), Is.EqualTo(string.Join('\n', expected)));
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    private static void Declare(JsonElement json)
    {
        var blocks = new VectorBlocks();
        Dsl.Recipe.node.Default["color"] = "attr";
        foreach (var resource in json.GetProperty("resources").EnumerateArray())
            VectorDeclaration.Declare(resource, blocks);
        if (json.TryGetProperty("raises_at_end_of_compile", out _))
            throw new InvalidOperationException("raised at the end of the compile phase");
    }

    private static List<string> Expected(JsonElement result, bool isPlan)
    {
        // The dry run before a before notification is silent here, and does not count.
        var events = result.GetProperty("events").EnumerateArray().Where(one => one.TryGetProperty("resource", out _)).ToList();
        var real = events.Where((one, i) => isPlan || !IsForecast(one) || IsTheOnlyFailure(i)).ToList();
        var lines = new List<string> { result.GetProperty("outcome").GetString()! };
        lines.AddRange(real.Select(one => string.Join(' ', new[]
        {
            one.GetProperty("resource").GetString()!.Replace("ruby_block[", "block["), one.GetProperty("action").GetString(), one.GetProperty("outcome").GetString(),
            one.TryGetProperty("retried", out var retried) ? $"retried {retried.GetInt32()}" : null,
            !one.TryGetProperty("via", out var via) ? null : via.GetString() == "delayed" ? "notified by " + Anyone : $"notified by {one.GetProperty("from").GetString()!.Replace("ruby_block[", "block[")}",
        }.OfType<string>())));
        lines.AddRange(result.GetProperty("end_files").EnumerateObject().OrderBy(file => file.Name, StringComparer.Ordinal).Select(file => $"{file.Name}: {file.Value.GetString()}"));
        if (result.TryGetProperty("updated_count", out var updated) && updated.ValueKind == JsonValueKind.Number)
            lines.Add($"{updated.GetInt32() - Silent("updated")} updated");
        if (result.TryGetProperty("total_count", out var total) && total.ValueKind == JsonValueKind.Number)
            lines.Add($"of {total.GetInt32() - events.Count + real.Count}");
        return lines;

        bool IsForecast(JsonElement one) => one.TryGetProperty("why_run", out _);

        // In Chef a failing dry run is the failure; here the action itself meets it, and tells of it.
        bool IsTheOnlyFailure(int i) => events[i].GetProperty("outcome").GetString() == "failed" && !events.Skip(i + 1).Any(later => !IsForecast(later) && IsSame(later, events[i]));

        bool IsSame(JsonElement one, JsonElement other) =>
            one.GetProperty("resource").GetString() == other.GetProperty("resource").GetString() && one.GetProperty("action").GetString() == other.GetProperty("action").GetString();

        int Silent(string outcome) => events.Except(real).Count(one => one.GetProperty("outcome").GetString() == outcome);
    }

    private static List<string> Actual(RecipeTestResult result, bool isPlan, string folder)
    {
        var lines = new List<string> { result.Error is null ? "ok" : "failed" };
        foreach (var started in Started(result.Events))
            lines.Add(started);
        lines.AddRange(Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Select(path => $"{Path.GetFileName(path)}: {File.ReadAllText(path)}"));
        // A failed run, and a plan, have no total in the vectors.
        if (!isPlan)
            lines.Add($"{result.Updated} updated");
        if (!isPlan && result.Error is null)
            lines.Add($"of {result.Total}");
        return lines;
    }

    /// <summary>The vectors do not say who asked for a delayed action.</summary>
    private static string Like(string line, string? expected) =>
        expected?.EndsWith(" notified by " + Anyone, StringComparison.Ordinal) == true && line.IndexOf(" notified by ", StringComparison.Ordinal) is > 0 and var at
            ? string.Concat(line.AsSpan(0, at), " notified by ", Anyone) : line;

    /// <summary>The actions in the order of their starts; the outcome of each is told when it ends.</summary>
    private static IEnumerable<string> Started(IReadOnlyList<RunEvent> events)
    {
        for (var i = 0; i < events.Count; i++)
        {
            if (events[i] is not ActionStarted started)
                continue;
            // Chef's record of an action that failed in the end does not tell how often it was tried.
            var open = 1;
            var j = i;
            var retries = 0;
            while (open > 0)
            {
                j++;
                if (events[j] is ActionStarted) open++;
                if (events[j] is ActionCompleted) open--;
                if (events[j] is ActionRetried && open == 1) retries++;
            }
            var ended = (ActionCompleted)events[j];
            var by = ended.Resource.NotifiedBy;
            yield return $"{started.Resource.Key} {started.Action} {Outcomes.Of(ended.Status)}{(retries > 0 && ended.Status != ActionStatus.Failed ? $" retried {retries}" : "")}{(by is null ? "" : $" notified by {by}")}";
        }
    }
}
