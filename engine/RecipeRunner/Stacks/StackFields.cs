using RecipeRunner.Converging;
using RecipeRunner.Nodes;

namespace RecipeRunner.Stacks;

/// <summary>
/// One object of a stack's data. Each of its fields may be absent or null, text may be empty, and a number may be given as text;
/// only what is of quite another shape is a mistake, told with its path when it is read.
/// </summary>
internal sealed class StackFields(MapNode map, string name, StackFields? above = null, int? index = null)
{
    /// <summary>Where a mistake is: <c>opsworks.layers.app1</c>, or what a document is called.</summary>
    public string Path => (above is { Path: { Length: > 0 } before } ? $"{before}.{AttributePath.Format([name])}" : name) + (index is { } i ? $"[{i}]" : "");

    /// <summary>The object itself.</summary>
    public MapNode Node => map;

    public IEnumerable<string> Keys => map.Keys;

    /// <summary>Whether the key is there, null included.</summary>
    public bool Has(string key) => map.TryGet(key, out _);

    /// <summary>Whether an object is there.</summary>
    public bool IsObject(string key) => Find(key) is MapNode;

    /// <summary>Text; null when it is absent, null or empty.</summary>
    public string? Text(string key) => Scalar(key, "text") is { } value && ValueText.Plain(value) is { Length: > 0 } text ? text : null;

    /// <summary>A whole number, null when it is absent, null or empty.</summary>
    public int? Number(string key) => Scalar(key, "a whole number") switch
    {
        null or "" => null,
        var value when ScalarConversion.TryInt(value, out int number) => number,
        _ => throw Wrong(key, "a whole number"),
    };

    /// <summary>True or false, in quotes or not; false when it is absent, null or empty.</summary>
    public bool Flag(string key) => Scalar(key, "true or false") switch
    {
        null or "" or false or "false" => false,
        true or "true" => true,
        _ => throw Wrong(key, "true or false"),
    };

    /// <summary>A list of text, or one text alone; empty when it is absent or null. What is null in it is passed over.</summary>
    public IReadOnlyList<string> Texts(string key)
    {
        if (Find(key) is not { } node) return [];
        if (node is ScalarNode one) return [ValueText.Plain(one.Value)];
        if (node is not ListNode list) throw Wrong(key, "a list");
        var texts = new List<string>(list.Items.Count);
        foreach (AttributeNode item in list.Items)
        {
            if (item is not ScalarNode scalar) throw Wrong(key, "a list of text");
            if (scalar.Value is not null) texts.Add(ValueText.Plain(scalar.Value));
        }
        return texts;
    }

    /// <summary>The texts in this object by key; what is null in it is passed over.</summary>
    public Dictionary<string, string> Pairs()
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string key in map.Keys)
            if (Scalar(key, "text") is { } value)
                pairs.Add(key, ValueText.Plain(value));
        return pairs;
    }

    /// <summary>The object below a key; an empty one when it is absent or null.</summary>
    public StackFields Below(string key) => Find(key) switch
    {
        null => new(new MapNode(default), key, this),
        MapNode below => new(below, key, this),
        _ => throw Wrong(key, "an object"),
    };

    /// <summary>The objects of a list; empty when it is absent or null. What is null in it is passed over.</summary>
    public IEnumerable<StackFields> Each(string key)
    {
        if (Find(key) is not { } node) yield break;
        if (node is not ListNode list) throw Wrong(key, "a list");
        for (int i = 0; i < list.Items.Count; i++)
        {
            if (list.Items[i] is MapNode item) yield return new(item, key, this, i);
            else if (list.Items[i] is not ScalarNode { Value: null }) throw Wrong(key, "a list of objects");
        }
    }

    /// <summary>What to throw where a field cannot be done without.</summary>
    public RecipeRunnerException Missing(string key) => new($"{Path} has no {key}; it is set by {map.Origin}.");

    private object? Scalar(string key, string expected) => Find(key) switch
    {
        null => null,
        ScalarNode scalar => scalar.Value,
        _ => throw Wrong(key, expected),
    };

    private AttributeNode? Find(string key) => map.TryGet(key, out AttributeNode? node) && node is not ScalarNode { Value: null } ? node : null;

    /// <summary>The value itself stays unsaid: a stack holds secrets.</summary>
    private RecipeRunnerException Wrong(string key, string expected)
    {
        AttributeNode found = Find(key)!;
        string what = found switch { MapNode => "an object", ListNode => "a list", ScalarNode scalar => ValueText.KindOf(scalar.Value), _ => "" };
        return new($"{new StackFields(map, key, this).Path} is {what}, expected {expected}; it is set by {found.Origin}.");
    }
}
