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

    /// <summary>
    /// Tells the line that asks for something to be removed. Only who explains attributes needs it, and it is slow: a removal
    /// names its path with as many arguments as it has keys, which leaves no place for the compiler to fill in the line.
    /// </summary>
    public Func<Origin>? RemovalSite { get; set; }

    /// <summary>Notes what is read, from when it is set; null for nothing.</summary>
    public AttributeReads? Reads { get; set; }

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
        ContainerNode container = Root(level);
        for (var i = 0; i < path.Length - 1; i++)
        {
            var next = ChildOrNewMap(container, path, i, level, value.Origin);
            container = next as ContainerNode ?? throw AttributeWriteException.Below(next, level, path[..(i + 1)].ToArray(), path[i + 1], value.Origin);
        }
        if (!container.CanHold(path[^1]))
            throw AttributeWriteException.Below(container, level, path[..^1].ToArray(), path[^1], value.Origin);
        Version++;
        container.Set(path[^1], value);
    }

    /// <summary>Chef's <c>node.level[a][b]</c> on the left side: the key comes to life as an empty map when it is not there.</summary>
    public void Vivify(AttributeLevel level, ReadOnlySpan<string> path, Origin origin)
    {
        AttributeNode node = Root(level);
        for (var i = 0; i < path.Length; i++)
        {
            // A list has no place there yet: nil in Ruby, and nothing to make.
            if (node is ListNode && i == path.Length - 1)
                return;
            node = ChildOrNewMap(
                node as ContainerNode ?? throw AttributeWriteException.Below(node, level, path[..i].ToArray(), path[i], origin), path, i, level, origin);
        }
    }

    /// <summary>Chef's <c>node.write</c>, <c>default!</c>, <c>normal!</c>, <c>override!</c>: the same, but what stands in the way is replaced by a map.</summary>
    public void Replace(AttributeLevel level, ReadOnlySpan<string> path, AttributeNode value)
    {
        Version++;
        ContainerNode container = Root(level);
        for (var i = 0; i < path.Length - 1; i++)
        {
            if (container.Child(path[i]) is not ContainerNode next || !next.CanHold(path[i + 1]))
            {
                next = new MapNode(value.Origin);
                container.Set(path[i], next);
            }
            container = next;
        }
        container.Set(path[^1], value);
    }

    /// <summary>
    /// Chef's <c>unlink</c>: removes a key of one level; null when there was none. Never makes a key. Where a list holds the key,
    /// the items that equal it are removed, as in Ruby.
    /// </summary>
    public AttributeNode? Remove(AttributeLevel level, ReadOnlySpan<string> path, Origin? by = null)
    {
        ArgumentOutOfRangeException.ThrowIfZero(path.Length, nameof(path));
        ContainerNode container = Root(level);
        foreach (var key in path[..^1])
        {
            if (container.Child(key) is not ContainerNode next)
                return null;
            container = next;
        }
        Version++;
        return container is MapNode map ? map.Remove(path[^1], by ?? RemovalSite?.Invoke() ?? default) : ((ListNode)container).RemoveEqual(path[^1]);
    }

    /// <summary>
    /// Chef's <c>rm_default</c>, <c>rm_override</c> and so on. Like Chef, does nothing unless the levels, merged, hold a map above the key.
    /// </summary>
    public object? Remove(ReadOnlySpan<AttributeLevel> levels, string[] path, Origin? by = null)
    {
        ArgumentOutOfRangeException.ThrowIfZero(path.Length, nameof(path));
        if (View(levels.ToArray()).Dig(path.AsSpan(0, path.Length - 1)) is not { Kind: NodeKind.Map } above)
            return null;
        var removed = above.Dig(path[^1])?.ToPlain();
        foreach (var level in levels)
            Remove(level, path, by);
        return removed;
    }

    private AttributeNode ChildOrNewMap(ContainerNode container, ReadOnlySpan<string> path, int index, AttributeLevel level, Origin origin)
    {
        if (container.Child(path[index]) is { } child)
            return child;
        if (container is not MapNode map)
            throw AttributeWriteException.Below(container, level, path[..index].ToArray(), path[index], origin);
        Version++;
        child = new MapNode(origin);
        map.Set(path[index], child);
        return child;
    }
}
