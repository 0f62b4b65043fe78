using RecipeRunner.Nodes;

namespace RecipeRunner.DataBags;

/// <summary>
/// The data bags of custom JSON, <c>opsworks.data_bags.BAG.ITEM</c>, which the OpsWorks agent of Chef 11.10 wrote to disk before each run:
/// what node.json says when the run begins.
/// </summary>
internal sealed class CustomDataBags
{
    private const string Name = "opsworks.data_bags";

    private readonly MapNode bags;
    private readonly string file;

    private CustomDataBags(MapNode bags, string file) => (this.bags, this.file) = (bags, file);

    public IEnumerable<string> Bags => bags.Keys.Where(BagName.IsValid);

    /// <summary>Those of a node.json; null when it has none.</summary>
    /// <exception cref="NodeInputException">They are no object.</exception>
    public static CustomDataBags? Of(NodeJson? json) =>
        json is not null && json.Normal.TryGet("opsworks", out AttributeNode? opsworks) && opsworks is MapNode stack && Object(stack, "data_bags", Name, json.File) is { } bags
            ? new(bags, json.File)
            : null;

    /// <summary>The ids of a bag's items; null when there is no such bag.</summary>
    /// <exception cref="NodeInputException">It is no object.</exception>
    public IReadOnlyList<string>? Items(string bag) => Bag(bag) is { Keys: var ids } ? [.. ids.Where(BagName.IsValid)] : null;

    /// <summary>An item; null when there is none.</summary>
    /// <exception cref="NodeInputException">It is no object, or states another id than its key.</exception>
    public MapNode? Item(string bag, string id)
    {
        if (Bag(bag) is not { } items || Object(items, id, $"{Name}.{bag}.{id}", file) is not { } found) return null;
        var item = (MapNode)found.Copy();
        if (!item.TryGet("id", out AttributeNode? stated)) item.Set("id", new ScalarNode(id, found.Origin));
        else if (stated is not ScalarNode { Value: string same } || same != id)
            throw new NodeInputException($"{Name}.{bag}.{id} states another id than \"{id}\"; make them equal, or leave it out", file, stated.Origin.Line);
        return item;
    }

    private MapNode? Bag(string bag) => Object(bags, bag, $"{Name}.{bag}", file);

    /// <summary>The value itself stays unsaid: data bags hold secrets.</summary>
    private static MapNode? Object(MapNode map, string key, string path, string file) => !map.TryGet(key, out AttributeNode? found) || found is ScalarNode { Value: null }
        ? null
        : found as MapNode ?? throw new NodeInputException($"{path} must be an object: data bags are {Name}.BAG.ITEM", file, found.Origin.Line);
}
