namespace RecipeRunner.Nodes;

/// <summary>What one level holds at some path.</summary>
internal sealed record LevelNode(AttributeLevel Level, AttributeNode Node)
{
    /// <summary>
    /// Of the layers present at a path (lowest first), those that make its merged value.
    /// Inside a group a run of maps or arrays on top merges and everything below the run is hidden; between groups only maps merge.
    /// </summary>
    public static LevelNode[] Winning(LevelNode[] present)
    {
        if (present.Length <= 1)
            return present;
        var top = present[^1];
        var winning = new List<LevelNode>(present.Length);
        var next = present.Length - 1;
        do
        {
            var group = Levels.GroupOf(present[next].Level);
            if (present[next].Node.Kind != top.Node.Kind)
                break;
            for (; next >= 0 && InGroup(next, group) && present[next].Node.Kind == top.Node.Kind; next--)
            {
                winning.Add(present[next]);
                if (top.Node.Kind == NodeKind.Scalar)
                    return [top];
            }
            while (next >= 0 && InGroup(next, group))
                next--;
        }
        while (next >= 0 && top.Node.Kind == NodeKind.Map);

        if (winning.Count == present.Length)
            return present;
        winning.Reverse();
        return [.. winning];

        bool InGroup(int index, int group) => Levels.GroupOf(present[index].Level) == group;
    }

    /// <summary>The layers below one key; empty when no level has it.</summary>
    public static LevelNode[] Below(LevelNode[] layers, string key)
    {
        var count = 0;
        foreach (var (_, node) in layers)
        {
            if (node is ContainerNode container && container.Child(key) is not null)
                count++;
        }
        if (count == 0)
            return [];
        var found = new LevelNode[count];
        count = 0;
        foreach (var (level, node) in layers)
        {
            if (node is ContainerNode container && container.Child(key) is { } value)
                found[count++] = new LevelNode(level, value);
        }
        return found;
    }
}
