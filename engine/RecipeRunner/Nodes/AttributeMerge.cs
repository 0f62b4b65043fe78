namespace RecipeRunner.Nodes;

/// <summary>Chef's merge inside one level: several roles into one, node.json onto a saved node.</summary>
internal static class AttributeMerge
{
    /// <summary>Deep merge: maps recurse, arrays unite, anything else (null too) replaces. The source is copied, never shared.</summary>
    public static void Onto(MapNode target, MapNode source)
    {
        foreach (var (key, value) in source.Entries)
        {
            if (!target.TryGet(key, out var present))
                target.Set(key, value.Copy());
            else if (present is MapNode map && value is MapNode above)
                Onto(map, above);
            else if (present is ListNode low && value is ListNode high)
                target.Set(key, new ListNode(Union([.. low.Items, .. high.Items]), high.Origin));
            else
                target.Set(key, value.Copy());
        }
    }

    /// <summary>Ruby's <c>|</c>: order kept, every duplicate dropped.</summary>
    public static List<AttributeNode> Union(IEnumerable<AttributeNode> items)
    {
        var seen = new HashSet<AttributeNode>(NodeContentComparer.Instance);
        var united = new List<AttributeNode>();
        foreach (var item in items)
        {
            if (seen.Add(item))
                united.Add(item);
        }
        return united;
    }
}
