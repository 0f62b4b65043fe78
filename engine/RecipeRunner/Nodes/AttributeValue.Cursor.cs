namespace RecipeRunner.Nodes;

/// <content>How a value finds itself: one cursor per level that matters here, looked up again after each write.</content>
public sealed partial class AttributeValue
{
    private readonly AttributeTree tree;
    private readonly AttributeLevel[]? levels;
    private readonly AttributeValue? parent;
    private readonly string file;
    private readonly int line;
    private LevelNode[] layers;
    private List<LevelNode>? items;
    private int version;

    internal AttributeValue(AttributeTree tree, AttributeLevel[] levels)
    {
        (this.tree, this.levels, Key, file) = (tree, levels, "", "");
        layers = Roots();
        version = tree.Version;
    }

    private AttributeValue(AttributeValue parent, string key, LevelNode[] present, string file, int line)
    {
        (tree, this.parent, Key, this.file, this.line) = (parent.tree, parent, key, file, line);
        layers = LevelNode.Winning(present);
        version = tree.Version;
    }

    internal NodeKind Kind => Winner.Kind;

    /// <summary>What the document is called that this is a part of; null for a node's attributes.</summary>
    internal string? Document => tree.Title;

    internal object? Scalar => Noted is ScalarNode scalar ? scalar.Value : throw WrongType("a single value");

    /// <summary>What made its value when it was last looked at, whatever was written since; the highest level last.</summary>
    internal IReadOnlyList<LevelNode> LastSeen => layers;

    /// <summary>The line that asked for it; none when that is not known.</summary>
    internal SourceLine AskedAt => new(file, line);

    private AttributeNode Winner => Layers[^1].Node;

    /// <summary>The winner, for whoever takes its content.</summary>
    private AttributeNode Noted
    {
        get
        {
            tree.Reads?.Add(this);
            return Winner;
        }
    }

    private List<LevelNode> Items => Refreshed().items ??= UnitedItems();

    private LevelNode[] Layers => Refreshed().layers;

    /// <summary>Like <see cref="Read"/>, but nil is a value.</summary>
    internal AttributeValue? Dig(params ReadOnlySpan<string> path)
    {
        var value = this;
        foreach (var key in path)
        {
            if (value.Child(key, file, line) is not { } child)
                return null;
            value = child;
        }
        return value;
    }

    /// <summary>The merged value as plain data: null, bool, long, double, string, List, OrderedDictionary.</summary>
    internal object? ToPlain() => Merged().ToPlain();

    /// <summary>The merged value as one node; shares nodes with the levels, so it is for reading only.</summary>
    internal AttributeNode Merged()
    {
        tree.Reads?.Add(this);
        return Whole();
    }

    /// <summary>The keys of a map without gathering automatic attributes, for messages.</summary>
    internal IReadOnlyCollection<string> KeysUngathered()
    {
        var keys = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (_, node) in Layers)
        {
            foreach (var key in ((MapNode)node).Keys)
                keys.TryAdd(key, key);
        }
        return keys.Keys;
    }

    internal string[] PathKeys()
    {
        var depth = 0;
        for (var value = this; value.parent is not null; value = value.parent)
            depth++;
        var keys = new string[depth];
        for (var value = this; value.parent is not null; value = value.parent)
            keys[--depth] = value.Key;
        return keys;
    }

    /// <summary>What stands here and who set it: <c>the string "x", set by role web (roles/web.json:4)</c>.</summary>
    internal string Describe() =>
        $"{(Kind == NodeKind.Scalar ? tree.IsSecret ? $"{ValueText.KindOf(Scalar)} (encrypted, not shown)" : ValueText.Of(Scalar) : Kind == NodeKind.Map ? "a map" : "a list")}, set {(Document is null ? $"at level {Level.ChefName()} " : "")}by {Origin}";

    private AttributeNode Whole()
    {
        if (Layers.Length == 1)
            return Winner;
        if (Kind == NodeKind.List)
            return new ListNode(Items.ConvertAll(static item => item.Node), Origin);
        var map = new MapNode(Origin);
        foreach (var child in this)
            map.TryAdd(child.Key, child.Whole());
        return map;
    }

    private IReadOnlyCollection<string> MergedKeys()
    {
        if (Layers.Length == 1)
            return ((MapNode)Winner).Entries.Keys.ToArray();
        var keys = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (_, node) in Layers)
        {
            foreach (var key in ((MapNode)node).Entries.Keys)
                keys.TryAdd(key, key);
        }
        return keys.Keys;
    }

    private AttributeValue? Child(string key, string atFile, int atLine)
    {
        var present = Present(key);
        return present.Length == 0 ? null : new AttributeValue(this, key, present, atFile, atLine);
    }

    private LevelNode[] Present(string key) => Kind switch
    {
        NodeKind.Map => LevelNode.Below(Layers, key),
        NodeKind.List when ListNode.TryIndex(key, Items.Count, out var index) && index < Items.Count => [Items[index]],
        _ => [],
    };

    private List<LevelNode> UnitedItems()
    {
        var all = new List<LevelNode>();
        var seen = layers.Length == 1 ? null : new HashSet<AttributeNode>(NodeContentComparer.Instance);
        foreach (var (level, node) in layers)
        {
            foreach (var item in ((ListNode)node).Items)
            {
                if (seen is null || seen.Add(item))
                    all.Add(new LevelNode(level, item));
            }
        }
        return all;
    }

    /// <summary>Looks again from the root when anything was written since the last look.</summary>
    private AttributeValue Refreshed()
    {
        if (version == tree.Version)
            return this;
        items = null;
        var present = parent is null ? Roots() : parent.Present(Key);
        if (present.Length == 0)
            throw MissingAttributeException.For(parent!, PathKeys(), file, line);
        layers = parent is null ? present : LevelNode.Winning(present);
        version = tree.Version;
        return this;
    }

    private LevelNode[] Roots()
    {
        var roots = new LevelNode[levels!.Length];
        for (var i = 0; i < roots.Length; i++)
            roots[i] = new LevelNode(levels[i], tree.Root(levels[i]));
        return roots;
    }
}
