using RecipeRunner.Reporting;

namespace RecipeRunner.Nodes;

/// <summary>
/// The values that recipes and templates took, in order, for who wants to know what decided in a run. A read costs one reference
/// in a list; paths and texts are worked out when somebody asks.
/// </summary>
internal sealed class AttributeReads
{
    /// <summary>What a run of any size keeps at most: a loop over a large stack reads the same paths of each instance.</summary>
    private const int MostNoted = 20_000, MostTold = 500;

    private readonly List<AttributeValue> noted = [];

    public void Add(AttributeValue value)
    {
        if (noted.Count < MostNoted) noted.Add(value);
    }

    /// <summary>Each attribute once, as it was last read, by path.</summary>
    public IReadOnlyList<AttributeRead> Told()
    {
        var byPath = new SortedDictionary<string, AttributeRead>(StringComparer.Ordinal);
        foreach (AttributeValue value in noted)
        {
            string[] keys = value.PathKeys();
            string path = AttributePath.Format(keys);
            if (keys.Length > 0 && (byPath.Count < MostTold || byPath.ContainsKey(path))) byPath[path] = Told(value, keys, path);
        }
        return [.. byPath.Values];
    }

    private static AttributeRead Told(AttributeValue value, string[] keys, string path)
    {
        IReadOnlyList<LevelNode> layers = value.LastSeen;
        (AttributeLevel level, AttributeNode node) = layers[^1];
        string text = SecretNames.LeadTo(keys) ? Redaction.Mask
            : layers.Count > 1 ? $"a {(node.Kind == NodeKind.Map ? "map" : "list")} of {string.Join(" and ", layers.Select(l => l.Level.ChefName()))}"
            : node.Kind == NodeKind.Scalar ? ValueText.Short(node.ToPlain())
            : ValueText.Of(node.ToPlain());
        return new(path, text, level.ChefName(), node.Origin.ToString(), value.AskedAt is { Line: > 0 } at && IsOfCookbook(at) ? at.ToString() : null);
    }

    /// <summary>The engine asks too; where that stands helps nobody.</summary>
    private static bool IsOfCookbook(SourceLine line) => OriginSource.OfScript(line.File).Name.Length > 0;
}
