using System.Text.Json.Nodes;

namespace RecipeRunner.Tests.SystemTests.MainJob;

/// <summary>The objects that <c>-F json</c> writes, one a line.</summary>
internal static class RunLines
{
    public static List<JsonNode> Events(this HostResult result) =>
        [.. result.Stdout.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];

    public static List<JsonNode> Named(this HostResult result, string name) =>
        result.Events().FindAll(e => (string)e["event"]! == name);

    /// <summary>What happened to resources, in order, as comparable text: all but times, and a plan's word for "updated".</summary>
    public static List<string> Happenings(this HostResult result) => result.Named("resource").ConvertAll(e =>
    {
        JsonObject happening = e.AsObject();
        happening.Remove("began_ms");
        happening.Remove("duration_ms");
        if ((string)happening["status"]! == "would_update") happening["status"] = "updated";
        return happening.ToJsonString();
    });

    public static List<string> Statuses(this HostResult result) =>
        result.Named("resource").ConvertAll(e => $"{e["resource"]} {e["action"]} {e["status"]}");
}
