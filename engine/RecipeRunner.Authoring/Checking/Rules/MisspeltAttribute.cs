using RecipeRunner.Authoring.Checking.Facts;
using RecipeRunner.Authoring.Checking.Seen;
using RecipeRunner.Nodes;
using RecipeRunner.Text;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class MisspeltAttribute : Rule
{
    public override string Code => "RR028";

    public override string Name => "misspelt-attribute";

    public override string Summary => "node.json, a role or an environment sets an attribute that no cookbook speaks of, beside one with nearly that name.";

    public override string Why => "It is set, and changes nothing: the cookbook goes on with its own default.";

    public override Example Bad => Set("worker");

    public override Example Good => Set("workers");

    public override IEnumerable<Finding> Check(CheckContext context)
    {
        if (!context.IsWhole) yield break;
        AttributeShape known = SetAttributes.OfCookbooks(context);
        var words = new Lazy<HashSet<string>>(() => [.. context.All.SelectMany(c => c.Looked.Looks).Select(look => File.ReadAllText(look.Path)).Concat(context.All.SelectMany(c => c.Templates).Select(t => t.Text)).SelectMany(Words)]);
        foreach (SeenJson json in context.Roles.Concat(context.Environments).Prepend(context.NodeJson).OfType<SeenJson>().Where(j => j.Mistake is null))
        {
            IEnumerable<AttributeNode?> maps = json.Kind == OriginKind.NodeJson ? [json.Map] : [json.Map?.Child("default_attributes"), json.Map?.Child("override_attributes")];
            foreach ((string[] path, int line, AttributeShape around) in maps.OfType<MapNode>().SelectMany(map => Unknown([], map, known)))
                if (path[^1] is { Length: > 3 } key && !words.Value.Contains(Folded(key)) && Nearest.Of(key, around.Keys) is [var best, ..])
                    yield return At(json.Path, line, 0, $"No cookbook speaks of the attribute {string.Join('.', path)}.", $"Did you mean {string.Join('.', [.. path[..^1], best])}?");
        }
    }

    /// <summary>What stands below a key that cookbooks set, and that they do not set themselves.</summary>
    private static IEnumerable<(string[] Path, int Line, AttributeShape Around)> Unknown(string[] path, MapNode map, AttributeShape known)
    {
        foreach ((string key, AttributeNode value) in map.Entries)
            if (known.Find(key) is { } below)
            {
                if (value is not MapNode inner) continue;
                foreach (var found in Unknown([.. path, key], inner, below)) yield return found;
            }
            else if (path.Length > 0 && !known.IsOpen)
            {
                yield return ([.. path, key], value.Origin.Line, known);
            }
    }

    /// <summary>Without capitals and lines: a record has the attribute in another form.</summary>
    private static string Folded(string text) => text.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();

    private static IEnumerable<string> Words(string text)
    {
        for (int from = 0, to; from < text.Length; from = to + 1)
        {
            for (to = from; to < text.Length && (char.IsAsciiLetterOrDigit(text[to]) || text[to] is '_' or '-'); to++) ;
            if (to > from) yield return Folded(text[from..to]);
        }
    }

    private static Example Set(string key) => Example.Recipe("""
        File("/etc/workers", new() { Content = $"{node["web"]["workers"]}\n", Mode = "0644" });
        """).AndInCookbook("attributes/default.csx", """
        Default["web"]["workers"] = 4;
        """).AndInRepo("node.json", $$"""
        { "run_list": ["recipe[web]"], "web": { "{{key}}": 8 } }
        """);
}
