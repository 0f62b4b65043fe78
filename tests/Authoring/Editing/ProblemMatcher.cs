using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace RecipeRunner.Tests.Authoring.Editing;

/// <summary>A problem matcher of a tasks.json, as VS Code applies one to what a task writes.</summary>
internal sealed class ProblemMatcher(JsonNode matcher)
{
    private readonly JsonNode[] patterns = matcher["pattern"] is JsonArray several ? [.. several.OfType<JsonNode>()] : [matcher["pattern"]!];

    /// <summary>The matchers of a task.</summary>
    public static ProblemMatcher[] Of(JsonNode tasks, string label)
    {
        JsonNode found = tasks["tasks"]!.AsArray().Single(task => (string)task!["label"]! == label)!["problemMatcher"]!;
        return found is JsonArray several ? [.. several.Select(m => new ProblemMatcher(m!))] : [new(found)];
    }

    /// <summary>What it finds in the lines: <c>severity file:line:column code message</c>, with only what it says.</summary>
    public IEnumerable<string> In(string output)
    {
        string[] lines = output.Split('\n');
        for (int at = 0; at + patterns.Length <= lines.Length; at++)
        {
            Match[] matches = [.. patterns.Select((p, i) => Regex.Match(lines[at + i], (string)p["regexp"]!, RegexOptions.ECMAScript))];
            if (!matches.All(m => m.Success)) continue;
            string[] place = [.. new[] { "file", "line", "column" }.Select(Value).Where(v => v.Length > 0)];
            // What has no line is passed over, unless the whole file is meant.
            if (place.Length == 1 && (string?)patterns[0]["kind"] != "file") continue;
            yield return string.Join(' ', new[] { (string)matcher["severity"]!, string.Join(':', place), Value("code"), Value("message") }.Where(v => v.Length > 0));

            string Value(string part) => string.Join(" | ", patterns.Zip(matches).Where(p => p.First[part] is not null).Select(p => p.Second.Groups[(int)p.First[part]!].Value));
        }
    }
}
