namespace RecipeRunner.Nodes;

/// <summary>
/// A node.json as <c>chef-client -j</c> reads it: <c>run_list</c> (or <c>recipes</c>, as OpsWorks sends it) and <c>chef_environment</c>
/// are taken out, and every other key, whatever its name, is a normal attribute.
/// </summary>
internal sealed record NodeJson(string File, RunList? RunList, string? Environment, MapNode Normal)
{
    /// <exception cref="NodeInputException">The file is missing, malformed, or its run list or environment is wrong.</exception>
    public static NodeJson Load(string path) => From(JsonMap.ReadFile(path, OriginKind.NodeJson, ""), path);

    /// <inheritdoc cref="Load"/>
    public static NodeJson Parse(ReadOnlySpan<byte> utf8, string file) =>
        From(JsonMap.Read(utf8, new OriginSource(OriginKind.NodeJson, "", file)), file);

    /// <inheritdoc cref="Load"/>
    public static NodeJson From(MapNode map, string file)
    {
        var fields = new JsonFields(map, file);
        var recipes = fields.RunList("recipes");
        var runList = fields.RunList("run_list");
        if (recipes is not null && runList is not null)
            throw fields.Wrong("run_list", "both \"recipes\" and \"run_list\" are given; keep \"run_list\" only");
        var environment = fields.Text("chef_environment");
        map.Take("recipes");
        map.Take("run_list");
        map.Take("chef_environment");
        return new NodeJson(file, runList ?? recipes, environment, map);
    }
}
