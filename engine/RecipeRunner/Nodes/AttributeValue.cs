using System.Collections;
using System.Runtime.CompilerServices;

namespace RecipeRunner.Nodes;

/// <summary>
/// One place in the merged attributes. It converts to the type that is wanted (an error names path, value and who set it),
/// and always shows what the levels hold now, even when it was read before a write.
/// </summary>
/// <remarks>It carries one cursor per level that matters here; nothing is merged until a whole map or list is asked for.</remarks>
public sealed partial class AttributeValue : IEnumerable<AttributeValue>, IEquatable<AttributeValue>
{
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

    /// <summary>The value below a key.</summary>
    /// <param name="key">A key of this map.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <exception cref="MissingAttributeException">No level has the key; the message names the nearest ones.</exception>
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
}
