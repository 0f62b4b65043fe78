namespace RecipeRunner.Nodes;

/// <summary>Tells who set what for one attribute at which level, and why the winner won.</summary>
internal sealed class AttributeExplainer(AttributeTree tree, string[] asked)
{
    private string[] path = asked;
    private readonly List<AttributeContribution> found = [];

    /// <summary>Everything that was set, lowest level and earliest write first.</summary>
    public List<AttributeContribution> Explain()
    {
        var present = Array.ConvertAll(Levels.All, level => new LevelNode(level, tree.Root(level)));
        var hidden = new Dictionary<AttributeLevel, string>();
        for (var depth = 0; ; depth++)
        {
            var winning = LevelNode.Winning(present);
            foreach (var layer in present)
            {
                if (!winning.Contains(layer))
                    hidden.TryAdd(layer.Level, Beaten(present, layer, depth));
            }
            // A list that several levels unite has one history, not one for each of its items.
            if (winning is [_, .., { Node: ListNode }])
                path = path[..depth];
            if (depth == path.Length)
            {
                Report(winning, hidden);
                return found;
            }
            present = LevelNode.Below(winning, path[depth]);
        }
    }

    private string Beaten(LevelNode[] present, LevelNode loser, int depth)
    {
        // What hides a layer is the lowest one above it that it cannot merge with.
        foreach (var (level, node) in present)
        {
            var merges = node.Kind == loser.Node.Kind && node.Kind != NodeKind.Scalar
                && (node.Kind == NodeKind.Map || Levels.GroupOf(level) == Levels.GroupOf(loser.Level));
            if (level > loser.Level && !merges)
            {
                var what = depth == path.Length ? "" : $", which sets {AttributePath.Format(path[..depth])} to {ValueText.Of(node.ToPlain())}";
                return $"{level.ChefName()} beats {loser.Level.ChefName()}{what}";
            }
        }
        return $"a higher level replaces {loser.Level.ChefName()}";
    }

    private void Report(LevelNode[] winning, Dictionary<AttributeLevel, string> hidden)
    {
        foreach (var level in Levels.All)
        {
            if (path.Length > 0)
                Trace(level, tree.Root(level), 0, forgotten: 0, Fate(level));
        }

        (AttributeOutcome Outcome, string Reason) Fate(AttributeLevel level)
        {
            if (hidden.TryGetValue(level, out var reason))
                return (AttributeOutcome.Beaten, reason);
            if (winning.Length > 1)
                return (AttributeOutcome.Merged, winning[^1].Node.Kind == NodeKind.Map ? "maps merge" : "arrays of one group unite");
            return (AttributeOutcome.Wins, "nothing higher sets it");
        }
    }

    /// <summary>Walks one level, first through what stood before, then through what stands.</summary>
    private void Trace(AttributeLevel level, AttributeNode node, int depth, int forgotten, (AttributeOutcome Outcome, string Reason) fate)
    {
        if (node.Past is { } past)
            Trace(level, past.Value, depth, past.Count - 1, End(past, node.Origin));
        if (depth < path.Length)
        {
            if ((node as ContainerNode)?.Child(path[depth]) is { } child)
                Trace(level, child, depth + 1, forgotten: 0, fate);
            else if ((node as MapNode)?.Removed(path[depth]) is { } removed)
                Trace(level, removed.Value, depth + 1, removed.Count - 1, End(removed, default));
            return;
        }
        var plain = node.ToPlain();
        found.Add(new AttributeContribution(level, ValueText.Short(plain), node.Origin, fate.Outcome, fate.Reason)
        {
            Plain = plain,
            Forgotten = node.Past is null ? forgotten : 0,
        });
    }

    private static (AttributeOutcome Outcome, string Reason) End(PastValue past, Origin writer) => past.RemovedBy switch
    {
        null => (AttributeOutcome.Overwritten, $"overwritten by {writer}"),
        { File: null } => (AttributeOutcome.Removed, "removed"),
        { } by => (AttributeOutcome.Removed, $"removed by {by}"),
    };
}
