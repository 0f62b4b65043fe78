namespace RecipeRunner.Nodes;

/// <summary>Tells who set what for one attribute at which level, and why the winner won.</summary>
internal sealed class AttributeExplainer(AttributeTree tree, string[] asked)
{
    private string[] path = asked;
    private readonly List<AttributeContribution> found = [];

    /// <summary>Everything that was set, lowest level and earliest write first.</summary>
    public List<AttributeContribution> Explain()
    {
        var present = Array.ConvertAll(Levels.All, level => new Layer(level, tree.Root(level)));
        var hidden = new Dictionary<AttributeLevel, string>();
        for (var depth = 0; ; depth++)
        {
            var winning = Layer.Winning(present);
            foreach (var layer in present)
            {
                if (!winning.Contains(layer))
                    hidden.TryAdd(layer.Level, Beaten(present, layer, depth));
            }
            // A list has one history, not one for each of its items.
            if (winning is [.., { Node: ListNode }])
                path = path[..depth];
            if (depth == path.Length)
            {
                Report(winning, hidden);
                return found;
            }
            present = Layer.Below(winning, path[depth]);
        }
    }

    private string Beaten(Layer[] present, Layer loser, int depth)
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

    private void Report(Layer[] winning, Dictionary<AttributeLevel, string> hidden)
    {
        foreach (var level in Levels.All)
        {
            if (path.Length > 0)
                Trace(level, tree.Root(level), 0, overwritten: null, Fate(level));
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

    /// <summary>Walks one level, first through what was written over, then through what stands.</summary>
    private void Trace(AttributeLevel level, AttributeNode node, int depth, Origin? overwritten, (AttributeOutcome Outcome, string Reason) fate)
    {
        if (node.Replaced is { } earlier)
            Trace(level, earlier, depth, overwritten ?? node.Origin, fate);
        if (depth < path.Length)
        {
            if (node is MapNode map && map.TryGet(path[depth], out var child))
                Trace(level, child, depth + 1, overwritten, fate);
            return;
        }
        var (outcome, reason) = overwritten is { } by ? (AttributeOutcome.Overwritten, $"overwritten by {by}") : fate;
        found.Add(new AttributeContribution(level, ValueText.Short(node.ToPlain()), node.Origin, outcome, reason));
    }
}
