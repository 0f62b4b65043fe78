namespace RecipeRunner.Nodes;

/// <summary>An array of one level.</summary>
internal sealed class ListNode(List<AttributeNode> items, Origin origin) : AttributeNode(origin)
{
    public List<AttributeNode> Items { get; } = items;

    public override NodeKind Kind => NodeKind.List;

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
