using RecipeRunner.Nodes;

namespace RecipeRunner.DataBags;

/// <summary>
/// A data bag item's file: an object with an <c>id</c>, or the wrapping in which knife exports it. As in Chef the file's name
/// is the id when none is stated.
/// </summary>
internal static class DataBagJson
{
    /// <exception cref="NodeInputException">The file cannot be read, is malformed, or states another id than its name.</exception>
    public static MapNode Read(string file, string bag, string id) =>
        Item(JsonMap.ReadFile(file, OriginKind.DataBagItem, $"{bag}/{id}"), id, file);

    /// <summary>The item in what was read: unwrapped, with its id checked.</summary>
    public static MapNode Item(MapNode map, string id, string file)
    {
        if (IsWrapped(map)) map = new JsonFields(map, file).Map("raw_data");
        var fields = new JsonFields(map, file);
        if (fields.Text("id") is not { } stated) map.Set("id", new ScalarNode(id, map.Origin));
        else if (stated != id) throw fields.Wrong("id", $"the id is \"{stated}\", but the file is {id}.json; make them equal");
        return map;
    }

    private static bool IsWrapped(MapNode map) =>
        map.TryGet("raw_data", out _) && map.TryGet("json_class", out AttributeNode? type) && type is ScalarNode { Value: "Chef::DataBagItem" };
}
