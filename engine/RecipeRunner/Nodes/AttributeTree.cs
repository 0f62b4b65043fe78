namespace RecipeRunner.Nodes;

/// <summary>
/// The ten levels of Chef Infra Client 18 and every way to write to them. Nothing is merged here:
/// a read walks down all levels at once (<see cref="AttributeValue"/>), so a write only has to count as one.
/// </summary>
internal sealed class AttributeTree
{
    private static readonly AttributeLevel[] OneLevel = [AttributeLevel.Default];

    private readonly MapNode[] roots = new MapNode[Levels.Count];

    public AttributeTree(IAutomaticAttributes? automatic = null)
    {
        foreach (var level in Levels.All)
            roots[(int)level] = new MapNode(default);
        if (automatic is not null)
            roots[(int)AttributeLevel.Automatic] = new AutomaticMap(automatic);
    }

    /// <summary>
    /// A document of its own, such as a data bag item, that is read like the attributes of a node: one level, and errors that
    /// name the document. Those of a secret one quote none of its values.
    /// </summary>
    public static AttributeValue Document(MapNode map, string title, bool isSecret = false)
    {
        var tree = new AttributeTree { Title = title, IsSecret = isSecret };
        tree.roots[(int)AttributeLevel.Default] = map;
        return tree.View(OneLevel);
    }

    /// <summary>What a document is called in errors; null for the attributes of a node.</summary>
    public string? Title { get; private init; }

    /// <summary>Whether errors may not quote values.</summary>
    public bool IsSecret { get; private init; }

    /// <summary>Counts the writes, so that a value read earlier knows when to look again.</summary>
    public int Version { get; private set; }

    public MapNode Root(AttributeLevel level) => roots[(int)level];

    /// <summary>The merged view of some levels (of all when none are named).</summary>
    public AttributeValue View(params AttributeLevel[] levels) => new(this, levels.Length == 0 ? Levels.All : levels);

    /// <summary>Deep-merges a whole map into a level, as Chef does with node.json and with each role. The map stays the caller's.</summary>
    public void Merge(AttributeLevel level, MapNode source)
    {
        Version++;
        AttributeMerge.Onto(Root(level), source);
    }

    /// <summary>Chef's <c>node.level[a][b] = value</c>: makes missing maps on the way, and fails where something else stands in it.</summary>
    public void Set(AttributeLevel level, ReadOnlySpan<string> path, AttributeNode value)
    {
        AttributeNode container = Root(level);
        for (var i = 0; i < path.Length - 1; i++)
            container = Child(container, path, i, level, value.Origin);
        Put(container, path, level, value);
    }

    /// <summary>Chef's <c>node.level[a][b]</c> on the left side: the key comes to life as an empty map when it is not there.</summary>
    public void Vivify(AttributeLevel level, ReadOnlySpan<string> path, Origin origin)
    {
        AttributeNode container = Root(level);
        for (var i = 0; i < path.Length; i++)
            container = Child(container, path, i, level, origin);
    }

    /// <summary>Chef's <c>default!</c>, <c>normal!</c>, <c>override!</c>: the same, but a scalar or array in the way is replaced by a map.</summary>
    public void Replace(AttributeLevel level, ReadOnlySpan<string> path, AttributeNode value)
    {
        Version++;
        var container = Root(level);
        foreach (var key in path[..^1])
        {
            if (!container.TryGet(key, out var next) || next is not MapNode)
            {
                next = new MapNode(value.Origin);
                container.Set(key, next);
            }
            container = (MapNode)next;
        }
        container.Set(path[^1], value);
    }

    /// <summary>Removes a key of one level; null when there was none. Never makes a key.</summary>
    public AttributeNode? Remove(AttributeLevel level, ReadOnlySpan<string> path)
    {
        ArgumentOutOfRangeException.ThrowIfZero(path.Length, nameof(path));
        var container = Root(level);
        foreach (var key in path[..^1])
        {
            if (!container.TryGet(key, out var next) || next is not MapNode map)
                return null;
            container = map;
        }
        Version++;
        return container.Remove(path[^1]);
    }

    /// <summary>
    /// Chef's <c>rm_default</c>, <c>rm_override</c> and so on. Like Chef, does nothing unless the levels, merged, hold a map above the key.
    /// </summary>
    public object? Remove(ReadOnlySpan<AttributeLevel> levels, string[] path)
    {
        ArgumentOutOfRangeException.ThrowIfZero(path.Length, nameof(path));
        if (View(levels.ToArray()).Dig(path.AsSpan(0, path.Length - 1)) is not { Kind: NodeKind.Map } above)
            return null;
        var removed = above.Dig(path[^1])?.ToPlain();
        foreach (var level in levels)
            Remove(level, path);
        return removed;
    }

    private AttributeNode Child(AttributeNode container, ReadOnlySpan<string> path, int index, AttributeLevel level, Origin origin)
    {
        switch (container)
        {
            case MapNode map:
                if (map.TryGet(path[index], out var child))
                    return child;
                Version++;
                child = new MapNode(origin);
                map.Set(path[index], child);
                return child;
            case ListNode list when int.TryParse(path[index], out var position) && (uint)position < (uint)list.Items.Count:
                return list.Items[position];
            default:
                throw AttributeWriteException.Below(container, level, path[..index].ToArray(), path[index], origin);
        }
    }

    private void Put(AttributeNode container, ReadOnlySpan<string> path, AttributeLevel level, AttributeNode value)
    {
        Version++;
        switch (container)
        {
            case MapNode map:
                map.Set(path[^1], value);
                break;
            case ListNode list when int.TryParse(path[^1], out var position) && (uint)position < (uint)list.Items.Count:
                value.Remember(list.Items[position]);
                list.Items[position] = value;
                break;
            default:
                throw AttributeWriteException.Below(container, level, path[..^1].ToArray(), path[^1], value.Origin);
        }
    }
}
