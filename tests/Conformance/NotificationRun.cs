using System.Text.Json;
using RecipeRunner.Reporting;
using RecipeRunner.Testing;

namespace RecipeRunner.Tests.Conformance;

/// <summary>Plays one notification case on this machine, and tells what came out otherwise than with Chef.</summary>
internal sealed class NotificationRun : IDisposable
{
    private readonly DirectoryInfo scratch = Directory.CreateTempSubdirectory("vector-");
    private readonly JsonElement vector;

    public NotificationRun(VectorCase vector)
    {
        Folder = Directory.CreateDirectory(scratch.FullName + "/dir").FullName;
        this.vector = JsonDocument.Parse(vector.Json.GetRawText().Replace("$DIR", Folder)).RootElement;
        Declare = DeclareVector;
    }

    /// <summary>The case's <c>$DIR</c>.</summary>
    public string Folder { get; }

    /// <summary>Declares the resources; the case's own unless another is set.</summary>
    public Action Declare { get; set; }

    public IReadOnlyList<string> Play()
    {
        if (vector.TryGetProperty("start_files", out var files))
        {
            foreach (var file in files.EnumerateObject())
                File.WriteAllText($"{Folder}/{file.Name}", file.Value.GetString());
        }
        var test = RecipeTest.On(TestMachines.Local()).Once().WithStateIn(scratch.FullName + "/state");
        var isPlan = vector.TryGetProperty("arguments", out var arguments) && arguments.EnumerateArray().Any(argument => argument.GetString() == "-W");
        var result = isPlan ? test.TryPlan(Compile) : test.TryConverge(Compile);
        return [.. Compare(result, new ExpectedEvents(vector.GetProperty("result"), isPlan)).OfType<string>()];
    }

    public void Dispose() => scratch.Delete(recursive: true);

    private void Compile()
    {
        Dsl.Recipe.node.Default["color"] = "attr";
        Declare();
        if (vector.TryGetProperty("raises_at_end_of_compile", out _))
            throw new InvalidOperationException("raised at the end of the compile phase");
    }

    private void DeclareVector()
    {
        var blocks = new VectorBlocks();
        foreach (var resource in vector.GetProperty("resources").EnumerateArray())
            VectorDeclaration.Declare(resource, blocks);
    }

    private IEnumerable<string?> Compare(RecipeTestResult result, ExpectedEvents expected)
    {
        yield return Differences.First("outcome", [expected.Outcome], [result.Error is null ? "ok" : "failed"]);
        yield return Differences.First("event", expected.Lines, [.. Started(result.Events).Select((line, i) => ExpectedEvents.Like(line, expected.Lines.ElementAtOrDefault(i)))]);
        yield return Differences.First("file", expected.Files, [.. Directory.EnumerateFiles(Folder).Order(StringComparer.Ordinal).Select(path => $"{Path.GetFileName(path)}: {File.ReadAllText(path)}")]);
        if (expected.Updated is { } updated)
            yield return Differences.First("resources updated", [$"{updated}"], [$"{result.Updated}"]);
        if (expected.Total is { } total)
            yield return Differences.First("resources", [$"{total}"], [$"{result.Total}"]);
    }

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
