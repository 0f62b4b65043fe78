using RecipeRunner.Authoring.Checking.Facts;
using RecipeRunner.Nodes;

namespace RecipeRunner.Authoring.Checking.Seen;

/// <summary>Which keys are set below an attribute, as far as that can be read off what sets them.</summary>
internal sealed class AttributeShape
{
    private readonly Dictionary<string, AttributeShape> below = new(StringComparer.Ordinal);

    /// <summary>Whether something below may be set that is not to be seen: it is made at run time, or a list.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>The keys that are certainly set.</summary>
    public IReadOnlyCollection<string> Keys => below.Keys;

    /// <summary>What is set below a key; null when nobody sets it.</summary>
    public AttributeShape? Find(string key) => below.GetValueOrDefault(key);

    /// <summary>Notes that a key is set.</summary>
    public AttributeShape Set(string key)
    {
        if (!below.TryGetValue(key, out AttributeShape? shape)) below[key] = shape = new();
        return shape;
    }

    /// <summary>Notes that a path is set.</summary>
    public AttributeShape Set(IEnumerable<string> path) => path.Aggregate(this, (shape, key) => shape.Set(key));

    /// <summary>Notes what a source sets.</summary>
    public void Set(SetAttribute set)
    {
        AttributeShape shape = Set(set.Path);
        if (set.IsOpen) shape.Open();
    }

    /// <summary>The same as a list: the paths below which nothing is known, and those that may be open.</summary>
    public IEnumerable<SetAttribute> Leaves() => LeavesBelow([]);

    /// <summary>Notes that whatever may be below.</summary>
    public void Open() => IsOpen = true;

    /// <summary>Notes what stands in JSON.</summary>
    public void Set(AttributeNode? value)
    {
        if (value is ListNode) Open();
        if (value is MapNode map)
            foreach ((string key, AttributeNode child) in map.Entries)
                Set(key).Set(child);
    }

    private IEnumerable<SetAttribute> LeavesBelow(string[] path)
    {
        if (IsOpen || (below.Count == 0 && path.Length > 0)) yield return new(path, IsOpen);
        foreach ((string key, AttributeShape shape) in below)
            foreach (SetAttribute leaf in shape.LeavesBelow([.. path, key]))
                yield return leaf;
    }
}
