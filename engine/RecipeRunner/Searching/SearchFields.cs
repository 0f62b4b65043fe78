using System.Runtime.InteropServices;
using RecipeRunner.Nodes;

namespace RecipeRunner.Searching;

/// <summary>
/// A document as Chef's index has it, flat: each value under its keys joined by <c>_</c> and under its last key alone; the keys of a map
/// are values of the map's own key; a list adds no key; null is the empty text. Nothing of it is kept: of the thousands of documents
/// that a query goes through it mostly asks for one field.
/// </summary>
internal readonly struct SearchFields(MapNode document, MapNode? extra)
{
    /// <summary>All fields with their values.</summary>
    public Dictionary<string, List<string>> All()
    {
        var fields = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach ((string key, AttributeNode value) in document.Entries) Flatten(fields, key, key, value);
        if (extra is null) return fields;
        foreach ((string key, AttributeNode value) in extra.Entries) Flatten(fields, key, key, value);
        return fields;
    }

    /// <summary>The values of a field; null when there is no such field.</summary>
    public List<string>? Of(string key)
    {
        List<string>? values = null;
        Find(document, key, key, ref values);
        if (extra is not null) Find(extra, key, key, ref values);
        return values;
    }

    private static void Flatten(Dictionary<string, List<string>> fields, string path, string key, AttributeNode node)
    {
        Add(node, CollectionsMarshal.GetValueRefOrAddDefault(fields, path, out _) ??= []);
        if (path.Length > key.Length) Add(node, CollectionsMarshal.GetValueRefOrAddDefault(fields, key, out _) ??= []);
        foreach (MapNode map in MapsIn(node))
            foreach ((string below, AttributeNode value) in map.Entries)
                Flatten(fields, $"{path}_{below}", below, value);
    }

    /// <summary>Adds the values of a field below a node.</summary>
    /// <param name="node">A map, or a list of maps.</param>
    /// <param name="key">The field.</param>
    /// <param name="rest">What is left of it behind the keys that led here; empty where they are not its beginning.</param>
    /// <param name="values">Made when the field is met.</param>
    private static void Find(AttributeNode node, string key, ReadOnlySpan<char> rest, ref List<string>? values)
    {
        if (node is ListNode list)
        {
            foreach (AttributeNode item in list.Items) Find(item, key, rest, ref values);
        }
        else if (node is MapNode map)
        {
            foreach ((string name, AttributeNode value) in map.Entries)
            {
                if (rest.SequenceEqual(name) || name == key) Add(value, values ??= []);
                if (value is ScalarNode) continue;
                bool leads = rest.Length > name.Length && rest[name.Length] == '_' && rest.StartsWith(name);
                Find(value, key, leads ? rest[(name.Length + 1)..] : [], ref values);
            }
        }
    }

    private static void Add(AttributeNode node, List<string> values)
    {
        switch (node)
        {
            case MapNode map:
                values.AddRange(map.Keys);
                break;
            case ListNode list:
                foreach (AttributeNode item in list.Items) Add(item, values);
                break;
            case ScalarNode scalar:
                values.Add(ValueText.Plain(scalar.Value));
                break;
        }
    }

    private static IEnumerable<MapNode> MapsIn(AttributeNode node) => node switch
    {
        MapNode map => [map],
        ListNode list => list.Items.SelectMany(MapsIn),
        _ => [],
    };
}
