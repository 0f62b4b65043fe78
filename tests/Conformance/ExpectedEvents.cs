using System.Text.Json;

namespace RecipeRunner.Tests.Conformance;

/// <summary>What a notification case expects, in the words in which <see cref="NotificationRun"/> tells what came out.</summary>
internal sealed class ExpectedEvents
{
    private const string ByAnyone = " notified by *";

    private readonly List<JsonElement> events;

    public ExpectedEvents(JsonElement result, bool isPlan)
    {
        events = [.. result.GetProperty("events").EnumerateArray().Where(one => one.TryGetProperty("resource", out _))];
        // The dry run before a before notification is silent here, and does not count.
        var real = events.Where((one, i) => isPlan || !IsForecast(one) || IsTheOnlyFailure(i)).ToList();
        Outcome = result.GetProperty("outcome").GetString()!;
        Lines = [.. real.Select(Line)];
        Files = [.. result.GetProperty("end_files").EnumerateObject().OrderBy(file => file.Name, StringComparer.Ordinal).Select(file => $"{file.Name}: {file.Value.GetString()}")];
        Updated = Number("updated_count") - events.Except(real).Count(one => one.GetProperty("outcome").GetString() == "updated");
        Total = Number("total_count") - events.Count + real.Count;

        int? Number(string name) => result.TryGetProperty(name, out var number) && number.ValueKind == JsonValueKind.Number ? number.GetInt32() : null;
    }

    public string Outcome { get; }

    public IReadOnlyList<string> Lines { get; }

    public IReadOnlyList<string> Files { get; }

    /// <summary>How many resources were updated; null when the case does not say, as for a plan.</summary>
    public int? Updated { get; }

    /// <summary>How many resources there were; null when the case does not say, as for a plan and a failed run.</summary>
    public int? Total { get; }

    /// <summary>The vectors do not say who asked for a delayed action.</summary>
    public static string Like(string line, string? expected) =>
        expected?.EndsWith(ByAnyone, StringComparison.Ordinal) == true && line.IndexOf(" notified by ", StringComparison.Ordinal) is > 0 and var at
            ? string.Concat(line.AsSpan(0, at), ByAnyone) : line;

    private static string Line(JsonElement one) => string.Join(' ', new[]
    {
        Key(one, "resource"), one.GetProperty("action").GetString(), one.GetProperty("outcome").GetString(),
        one.TryGetProperty("retried", out var retried) ? $"retried {retried.GetInt32()}" : null,
    }.OfType<string>()) + (!one.TryGetProperty("via", out var via) ? "" : via.GetString() == "delayed" ? ByAnyone : $" notified by {Key(one, "from")}");

    private static string Key(JsonElement one, string name) => one.GetProperty(name).GetString()!.Replace("ruby_block[", "block[");

    private static bool IsForecast(JsonElement one) => one.TryGetProperty("why_run", out _);

    /// <summary>In Chef a failing dry run is the failure; here the action itself meets it, and tells of it.</summary>
    private bool IsTheOnlyFailure(int i) => events[i].GetProperty("outcome").GetString() == "failed" && !events.Skip(i + 1).Any(later => !IsForecast(later) && IsSame(later, events[i]));

    private static bool IsSame(JsonElement one, JsonElement other) =>
        one.GetProperty("resource").GetString() == other.GetProperty("resource").GetString() && one.GetProperty("action").GetString() == other.GetProperty("action").GetString();
}
