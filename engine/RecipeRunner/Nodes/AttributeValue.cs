using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace RecipeRunner.Nodes;

/// <summary>
/// One place in the merged attributes. It converts to the type that is wanted (an error names path, value and who set it),
/// and always shows what the levels hold now, even when it was read before a write.
/// </summary>
/// <remarks>It carries one cursor per level that matters here; nothing is merged until a whole map or list is asked for.</remarks>
public sealed partial class AttributeValue : IEnumerable<AttributeValue>, IEquatable<AttributeValue>
{
    private readonly AttributeTree tree;
    private readonly AttributeLevel[]? levels;
    private readonly AttributeValue? parent;
    private readonly string file;
    private readonly int line;
    private Layer[] layers;
    private List<Layer>? items;
    private int version;

    internal AttributeValue(AttributeTree tree, AttributeLevel[] levels)
    {
        (this.tree, this.levels, Key, file) = (tree, levels, "", "");
        layers = Roots();
        version = tree.Version;
    }

    private AttributeValue(AttributeValue parent, string key, Layer[] present, string file, int line)
    {
        (tree, this.parent, Key, this.file, this.line) = (parent.tree, parent, key, file, line);
        layers = Layer.Winning(present);
        version = tree.Version;
    }

    /// <summary>The key in the map, or the number in the list, that leads here; empty for the node itself.</summary>
    public string Key { get; }

    /// <summary>The full path from the node, such as <c>haproxy.port</c>.</summary>
    public string Path => AttributePath.Format(PathKeys());

    /// <summary>True when the value is Chef's nil (null in JSON).</summary>
    public bool IsNull => Winner is ScalarNode { Value: null };

    /// <summary>True when the value is a map.</summary>
    public bool IsMap => Kind == NodeKind.Map;

    /// <summary>True when the value is a list.</summary>
    public bool IsList => Kind == NodeKind.List;

    /// <summary>The number of keys of a map or items of a list; an error for anything else.</summary>
    public int Count => Kind switch
    {
        NodeKind.List => Items.Count,
        NodeKind.Map => Layers.Length == 1 ? ((MapNode)Winner).Entries.Count : MergedKeys().Count,
        _ => throw WrongType("a map or a list"),
    };

    /// <summary>The keys of a map in Chef's order (lowest level first); an error for anything else.</summary>
    public IReadOnlyCollection<string> Keys => Kind == NodeKind.Map ? MergedKeys() : throw WrongType("a map");

    /// <summary>Who set the value that wins here.</summary>
    public Origin Origin => Winner.Origin;

    /// <summary>The level of the value that wins here.</summary>
    public AttributeLevel Level => Layers[^1].Level;

    internal NodeKind Kind => Winner.Kind;

    internal object? Scalar => Winner is ScalarNode scalar ? scalar.Value : throw WrongType("a single value");

    private AttributeNode Winner => Layers[^1].Node;

    private List<Layer> Items => Refreshed().items ??= UnitedItems();

    private Layer[] Layers => Refreshed().layers;

    /// <summary>The value below a key.</summary>
    /// <param name="key">A key of this map.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <exception cref="MissingAttributeException">No level has the key; the message names the nearest ones.</exception>
    [SuppressMessage("Design", "CA1043", Justification = "A key is text, the two others are the compiler's.")]
    public AttributeValue this[string key, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0] =>
        Child(key, file, line) ?? throw MissingAttributeException.For(this, [.. PathKeys(), key], file, line);

    /// <summary>An item of a list, counted from 0.</summary>
    /// <param name="index">The number of the item.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <exception cref="MissingAttributeException">The list is shorter.</exception>
    public AttributeValue this[int index, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0] =>
        this[index.ToString(), file, line];

    /// <summary>The optional read: null when a step of the path is missing or the value is nil (Chef's <c>read</c> and <c>dig</c>).</summary>
    public AttributeValue? Read(params ReadOnlySpan<string> path) => Dig(path) is { IsNull: false } value ? value : null;

    /// <summary>True when the path exists below here, nil included (Chef's <c>exist?</c>).</summary>
    public bool Has(params ReadOnlySpan<string> path) => Dig(path) is not null;

    /// <summary>True when this is a map that has the key, nil included.</summary>
    public bool ContainsKey(string key) => Has(key);

    /// <summary>Takes a map's entry apart: <c>foreach (var (key, value) in node["opsworks"]["layers"])</c>.</summary>
    public void Deconstruct(out string key, out AttributeValue value) => (key, value) = (Key, this);

    /// <summary>The entries of a map or the items of a list, in order; an error for anything else.</summary>
    public IEnumerator<AttributeValue> GetEnumerator()
    {
        var count = Count;
        if (Kind == NodeKind.List)
        {
            var listed = Items;
            for (var i = 0; i < count; i++)
                yield return new AttributeValue(this, i.ToString(), [listed[i]], file, line);
            yield break;
        }
        foreach (var key in MergedKeys())
        {
            // A key that was removed while we were iterating is passed over.
            if (Child(key, file, line) is { } child)
                yield return child;
        }
    }

    /// <summary>The same content: a value equals another when type and content are equal; the order of keys does not count.</summary>
    public bool Equals(AttributeValue? other) => other is not null && Merged().SameAs(other.Merged());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is AttributeValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Merged().ContentHash();

    /// <summary>The text of a scalar (nil is empty, as in Ruby), JSON for a map or list.</summary>
    public override string ToString() => ValueText.Plain(ToPlain());

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

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
        if (Layers.Length == 1)
            return Winner;
        if (Kind == NodeKind.List)
            return new ListNode(Items.ConvertAll(static item => item.Node), Origin);
        var map = new MapNode(Origin);
        foreach (var child in this)
            map.TryAdd(child.Key, child.Merged());
        return map;
    }

    /// <summary>The keys of a map without gathering automatic attributes, for messages.</summary>
    internal IReadOnlyCollection<string> KeysUngathered()
    {
        var keys = new OrderedDictionary<string, bool>(StringComparer.Ordinal);
        foreach (var (_, node) in Layers)
        {
            foreach (var key in ((MapNode)node).Keys)
                keys.TryAdd(key, true);
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
        $"{(Kind == NodeKind.Scalar ? ValueText.Of(Scalar) : Kind == NodeKind.Map ? "a map" : "a list")}, set at level {Level.ChefName()} by {Origin}";

    private IReadOnlyCollection<string> MergedKeys()
    {
        if (Layers.Length == 1)
            return ((MapNode)Winner).Entries.Keys.ToArray();
        var keys = new OrderedDictionary<string, bool>(StringComparer.Ordinal);
        foreach (var (_, node) in Layers)
        {
            foreach (var key in ((MapNode)node).Entries.Keys)
                keys.TryAdd(key, true);
        }
        return keys.Keys;
    }

    private AttributeValue? Child(string key, string atFile, int atLine)
    {
        var present = Present(key);
        return present.Length == 0 ? null : new AttributeValue(this, key, present, atFile, atLine);
    }

    private Layer[] Present(string key) => Kind switch
    {
        NodeKind.Map => Layer.Below(Layers, key),
        NodeKind.List when int.TryParse(key, out var index) && (uint)index < (uint)Items.Count => [Items[index]],
        _ => [],
    };

    private List<Layer> UnitedItems()
    {
        var all = new List<Layer>();
        var seen = layers.Length == 1 ? null : new HashSet<AttributeNode>(NodeContentComparer.Instance);
        foreach (var (level, node) in layers)
        {
            foreach (var item in ((ListNode)node).Items)
            {
                if (seen is null || seen.Add(item))
                    all.Add(new Layer(level, item));
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
        layers = parent is null ? present : Layer.Winning(present);
        version = tree.Version;
        return this;
    }

    private Layer[] Roots() => Array.ConvertAll(levels!, level => new Layer(level, tree.Root(level)));
}
