using System.Globalization;
using System.Numerics;

namespace RecipeRunner.Nodes;

/// <summary>An array of one level.</summary>
internal sealed class ListNode(List<AttributeNode> items, Origin origin) : ContainerNode(origin)
{
    public List<AttributeNode> Items { get; } = items;

    public override NodeKind Kind => NodeKind.List;

    /// <summary>The number that a key means in a list of some length. Numbers below zero count from the end, as in Ruby.</summary>
    public static bool TryIndex(string key, int length, out int index)
    {
        if (!int.TryParse(key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out index))
            return false;
        if (index < 0)
            index += length;
        return index >= 0;
    }

    public override AttributeNode? Child(string key) => TryIndex(key, Items.Count, out var index) && index < Items.Count ? Items[index] : null;

    public override bool CanHold(string key) => TryIndex(key, Items.Count, out _);

    /// <summary>Puts an item at a number. Beyond the end the list grows, filled with nil, as in Ruby.</summary>
    public override void Set(string key, AttributeNode value)
    {
        if (!TryIndex(key, Items.Count, out var index))
            throw new ArgumentException($"{key} is no place in a list of {Items.Count} items", nameof(key));
        while (Items.Count <= index)
            Items.Add(new ScalarNode(null, value.Origin));
        value.Past = new PastValue(Items[index], removedBy: null);
        Items[index] = value;
    }

    /// <summary>Ruby's <c>Array#delete</c>: removes the items that are the given text, or the number that it says; null when there are none.</summary>
    public AttributeNode? RemoveEqual(string text)
    {
        var removed = Items.FindLast(Is);
        Items.RemoveAll(Is);
        return removed;

        bool Is(AttributeNode item) => item is ScalarNode { Value: string or long or double or BigInteger } scalar && ValueText.Plain(scalar.Value) == text;
    }

    public override object ToPlain()
    {
        var plain = new List<object?>(Items.Count);
        foreach (var item in Items)
            plain.Add(item.ToPlain());
        return plain;
    }

    public override bool SameAs(AttributeNode other)
    {
        if (other is not ListNode list || list.Items.Count != Items.Count)
            return false;
        for (var i = 0; i < Items.Count; i++)
        {
            if (!Items[i].SameAs(list.Items[i]))
                return false;
        }
        return true;
    }

    public override int ContentHash()
    {
        var hash = new HashCode();
        foreach (var item in Items)
            hash.Add(item.ContentHash());
        return hash.ToHashCode();
    }

    protected override AttributeNode CopyContent() => new ListNode(Items.ConvertAll(static item => item.Copy()), Origin);
}
