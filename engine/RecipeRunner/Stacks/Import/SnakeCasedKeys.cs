using RecipeRunner.Nodes;

namespace RecipeRunner.Stacks.Import;

/// <summary>The API's names are those of Chef 12 in another spelling: this makes them of it, each once, for thousands of instances have the same.</summary>
internal sealed class SnakeCasedKeys
{
    private readonly Dictionary<string, string> known = new(StringComparer.Ordinal);

    public MapNode Of(MapNode map)
    {
        var copy = new MapNode(map.Origin);
        foreach ((string key, AttributeNode value) in map.Entries)
        {
            if (!known.TryGetValue(key, out string? name)) known.Add(key, name = Text.SnakeCase.From(key));
            copy.Set(name, Of(value));
        }
        return copy;
    }

    private AttributeNode Of(AttributeNode node) => node switch
    {
        MapNode map => Of(map),
        ListNode list => new ListNode(list.Items.ConvertAll(Of), list.Origin),
        _ => node,
    };
}
