using System.Runtime.InteropServices;
using RecipeRunner.Nodes;

namespace RecipeRunner.Searching;

/// <summary>
/// A document made flat, as Chef's index has it: each value under its keys joined by <c>_</c> and under its last key alone; the keys
/// of a map are values of the map's own key; a list adds no key; null is the empty text.
/// </summary>
internal sealed class SearchFields
{
    private readonly Dictionary<string, List<string>> fields = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, List<string>> All => fields;

    /// <summary>The values of a field; null when there is no such field.</summary>
    public List<string>? Of(string key) => fields.GetValueOrDefault(key);

    public void Add(MapNode document)
    {
        foreach ((string key, AttributeNode value) in document.Entries) Add(key, key, value);
    }

    private void Add(string path, string key, AttributeNode node)
    {
        List<string> values = Field(path);
        List<string>? sameByKey = path.Length == key.Length ? null : Field(key);
        switch (node)
        {
            case MapNode map:
                foreach ((string below, AttributeNode value) in map.Entries)
                {
                    values.Add(below);
                    sameByKey?.Add(below);
                    Add($"{path}_{below}", below, value);
                }
                break;
            case ListNode list:
                foreach (AttributeNode item in list.Items) Add(path, key, item);
                break;
            case ScalarNode scalar:
                string text = ValueText.Plain(scalar.Value);
                values.Add(text);
                sameByKey?.Add(text);
                break;
        }
    }

    private List<string> Field(string key) => CollectionsMarshal.GetValueRefOrAddDefault(fields, key, out _) ??= [];
}
