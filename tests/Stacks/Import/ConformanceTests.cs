using System.Text.Json.Nodes;
using RecipeRunner.DataBags;
using RecipeRunner.Stacks.Import;

namespace RecipeRunner.Tests.Stacks.Import;

/// <summary>What is imported is what OpsWorks sent to Chef 11, but for what the other shapes do not hold.</summary>
internal sealed class ConformanceTests
{
    [TestCase("api/deploy", "deploy-chef11.json", "app11", "deploy")]
    [TestCase("api/small", "small-chef11.json", "app1-haproxy1", "configure")]
    [TestCase("chef12/deploy", "deploy-chef11.json", "app11", "deploy")]
    [TestCase("chef12/deploy/internal.json", "deploy-chef11.json", "app11", "deploy")]
    public void All_that_differs_is_listed(string path, string chef11, string instance, string @event)
    {
        JsonNode ours = JsonNode.Parse(DataBagText.Of(StackFile.Read(Samples.File(path)).For(instance, @event)))!;
        JsonNode theirs = JsonNode.Parse(File.ReadAllText(Samples.File(chef11)))!;
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        Compare("", theirs, ours, lines);
        Snapshot.Matches(string.Concat(lines.Select(l => l + "\n")), "differs-" + path.Replace('/', '-'));
    }

    private static void Compare(string path, JsonNode? theirs, JsonNode? ours, SortedSet<string> lines)
    {
        if (theirs is JsonObject left && ours is JsonObject right)
        {
            foreach (string key in left.Select(p => p.Key).Union(right.Select(p => p.Key)))
            {
                // All hosts and layers are alike: one line tells of all.
                string shown = path.EndsWith(".instances", StringComparison.Ordinal) ? "HOST" : path == "opsworks.layers" ? "LAYER" : key;
                string below = path.Length == 0 ? shown : $"{path}.{shown}";
                if (!left.ContainsKey(key)) lines.Add($"{below}: only ours");
                else if (!right.ContainsKey(key)) lines.Add($"{below}: only theirs");
                else Compare(below, left[key], right[key], lines);
            }
        }
        else if (!JsonNode.DeepEquals(theirs, ours))
        {
            lines.Add($"{path}: theirs {(path.EndsWith("booted_at", StringComparison.Ordinal) ? "a time" : Text(theirs))}, ours {Text(ours)}");
        }
    }

    private static string Text(JsonNode? node) => node?.ToJsonString() ?? "null";
}
