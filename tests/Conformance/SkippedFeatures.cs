using System.Text.Json;

namespace RecipeRunner.Tests.Conformance;

/// <summary>The closed list of what RecipeRunner deliberately does not do as Chef does; a case is skipped by what it needs, never by its name.</summary>
public static class SkippedFeatures
{
    private static readonly (string Feature, Func<VectorCase, bool> Needs)[] Features =
    [
        ("legacy mode of chef-solo", vector => Mode(vector) == "legacy"),
        ("client mode (chef-client's own options)", vector => Mode(vector)?.StartsWith("chef-client", StringComparison.Ordinal) == true),
        ("ERB sources (templates are Scriban)", vector => Resources(vector).Any(IsErb)),
        ("cookbook files that are missing fail before anything converges", vector => Failure(vector) == "Chef::Exceptions::FileNotFound"),
        ("timings by word (the compiler refuses an unknown one)", vector => Notifications(vector).Any(one => one.TryGetProperty("timing", out var timing) && !Timings.Contains(timing.GetString()))),
        ("a list of targets in one notification (the compiler refuses it, as Chef does when it runs)", vector => Notifications(vector).Any(one => one.GetProperty("target").ValueKind == JsonValueKind.Array)),
        ("a list of actions in one notification (the compiler refuses it, as Chef does when it runs)", vector => Notifications(vector).Any(one => one.GetProperty("action").ValueKind == JsonValueKind.Array)),
        ("a notified action that its target does not have fails before anything runs", vector => Notifications(vector).Any(LacksAction)),
    ];

    /// <summary>The name of the skipped feature that a case needs, or null when it is run.</summary>
    public static string? Of(VectorCase vector)
    {
        foreach (var (feature, needs) in Features)
        {
            if (needs(vector))
                return feature;
        }
        return null;
    }

    /// <summary>A template whose source is one of Ruby's, or the default one, which is.</summary>
    private static bool IsErb(JsonElement resource) =>
        resource.GetProperty("type").GetString() == "template" && Property(resource, "source") is not { ValueKind: JsonValueKind.String }
        && !(resource.TryGetProperty("action", out var action) && action.ToString() == "delete")
        || Property(resource, "source") is { ValueKind: JsonValueKind.String } source && source.GetString()!.EndsWith(".erb", StringComparison.Ordinal);

    private static readonly string?[] Timings = ["delayed", "immediate", "immediately", "before"];

    private static readonly Dictionary<string, string[]> Actions = new()
    {
        ["execute"] = ["run"],
        ["bash"] = ["run"],
        ["script"] = ["run"],
        ["file"] = ["create", "create_if_missing", "delete", "touch"],
        ["directory"] = ["create", "delete"],
        ["link"] = ["create", "delete"],
        ["ruby_block"] = ["run", "create"],
        ["log"] = ["write"],
        ["notify_group"] = ["run"],
    };

    private static bool LacksAction(JsonElement notification) =>
        notification.GetProperty("target") is { ValueKind: JsonValueKind.String } target && notification.GetProperty("action") is { ValueKind: JsonValueKind.String } action
        && Actions.TryGetValue(target.GetString()!.Split('[')[0], out var known) && action.GetString() != "nothing" && !known.Contains(action.GetString());

    private static IEnumerable<JsonElement> Resources(VectorCase vector) => vector.Find("resources")?.EnumerateArray() ?? Enumerable.Empty<JsonElement>();

    private static IEnumerable<JsonElement> Notifications(VectorCase vector) =>
        Resources(vector).SelectMany(one => one.TryGetProperty("notifies", out var notifies) ? notifies.EnumerateArray() : Enumerable.Empty<JsonElement>());

    private static JsonElement? Property(JsonElement resource, string name) => resource.GetProperty("properties").TryGetProperty(name, out var value) ? value : null;

    private static string? Failure(VectorCase vector) =>
        vector.Find("first_run") is { } run && run.TryGetProperty("error", out var error) ? error.GetProperty("class").GetString() : null;

    private static string? Mode(VectorCase vector) => vector.Find("mode")?.GetString();
}
