using System.Diagnostics.CodeAnalysis;

namespace RecipeRunner.Nodes;

/// <summary>A map that keeps the order in which keys first came, as Ruby's Hash does.</summary>
internal class MapNode(Origin origin) : AttributeNode(origin)
{
    protected OrderedDictionary<string, AttributeNode> Stored { get; } = new(StringComparer.Ordinal);

    /// <summary>All entries, in order.</summary>
    public virtual OrderedDictionary<string, AttributeNode> Entries => Stored;

    /// <summary>The keys only, for which nothing needs to be gathered.</summary>
    public virtual IEnumerable<string> Keys => Stored.Keys;

    public override NodeKind Kind => NodeKind.Map;

    public virtual bool TryGet(string key, [NotNullWhen(true)] out AttributeNode? value) => Stored.TryGetValue(key, out value);

    public virtual void Set(string key, AttributeNode value)
    {
        if (Stored.TryGetValue(key, out var earlier))
            value.Remember(earlier);
        Stored[key] = value;
    }

    /// <summary>Adds a key that is known to be new; false when it was there.</summary>
    public bool TryAdd(string key, AttributeNode value) => Stored.TryAdd(key, value);

    public virtual AttributeNode? Remove(string key) => Stored.Remove(key, out var value) ? value : null;

    public override object ToPlain()
    {
        var plain = new OrderedDictionary<string, object?>(Entries.Count, StringComparer.Ordinal);
        foreach (var (key, value) in Entries)
            plain.Add(key, value.ToPlain());
        return plain;
    }

    public override bool SameAs(AttributeNode other)
    {
        if (other is not MapNode map || map.Entries.Count != Entries.Count)
            return false;
        foreach (var (key, value) in Entries)
        {
            if (!map.TryGet(key, out var theirs) || !value.SameAs(theirs))
                return false;
        }
        return true;
    }

    public override int ContentHash()
    {
        var hash = Entries.Count;
        foreach (var (key, value) in Entries)
            hash ^= HashCode.Combine(key, value.ContentHash());
        return hash;
    }

    /// <summary>A copy that somebody else set; what lies below keeps its origin.</summary>
    public MapNode CopyAs(Origin origin)
    {
        var copy = new MapNode(origin);
        foreach (var (key, value) in Entries)
            copy.Stored.Add(key, value.Copy());
        return copy;
    }

    protected override AttributeNode CopyContent() => CopyAs(Origin);
}
