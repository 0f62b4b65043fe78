using System.Diagnostics.CodeAnalysis;

namespace RecipeRunner.Nodes;

/// <summary>A map that keeps the order in which keys first came, as Ruby's Hash does.</summary>
internal class MapNode(Origin origin) : ContainerNode(origin)
{
    /// <summary>How many removed keys are remembered, so that a loop that adds and removes keys does not leak.</summary>
    private const int MostRemoved = 64;

    private OrderedDictionary<string, PastValue>? removed;

    protected OrderedDictionary<string, AttributeNode> Stored { get; } = new(StringComparer.Ordinal);

    /// <summary>All entries, in order.</summary>
    public virtual OrderedDictionary<string, AttributeNode> Entries => Stored;

    /// <summary>The keys only, for which nothing needs to be gathered.</summary>
    public virtual IEnumerable<string> Keys => Stored.Keys;

    public override NodeKind Kind => NodeKind.Map;

    public virtual bool TryGet(string key, [NotNullWhen(true)] out AttributeNode? value) => Stored.TryGetValue(key, out value);

    public override AttributeNode? Child(string key) => TryGet(key, out var value) ? value : null;

    public override bool CanHold(string key) => true;

    public override void Set(string key, AttributeNode value)
    {
        if (Stored.TryGetValue(key, out var present))
            value.Past = new PastValue(present, removedBy: null);
        else if (removed is not null && removed.Remove(key, out var past))
            value.Past = past;
        Stored[key] = value;
    }

    /// <summary>The value that a key had before it was removed; null when it was not, or stands again.</summary>
    public PastValue? Removed(string key) => removed?.GetValueOrDefault(key);

    /// <summary>Adds a key that is known to be new; false when it was there.</summary>
    public bool TryAdd(string key, AttributeNode value) => Stored.TryAdd(key, value);

    /// <summary>Takes a key away for good, as if it had never been there.</summary>
    public AttributeNode? Take(string key) => Stored.Remove(key, out var value) ? value : null;

    /// <summary>Removes a key, and remembers what it had and who removed it.</summary>
    public virtual AttributeNode? Remove(string key, Origin by)
    {
        if (Take(key) is not { } value)
            return null;
        removed ??= new(StringComparer.Ordinal);
        if (removed.Count == MostRemoved)
            removed.RemoveAt(0);
        removed[key] = new PastValue(value, by);
        return value;
    }

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
