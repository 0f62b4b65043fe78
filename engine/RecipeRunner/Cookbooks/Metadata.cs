using RecipeRunner.Nodes;

namespace RecipeRunner.Cookbooks;

/// <summary>What a cookbook's metadata.json says.</summary>
/// <param name="Name">The cookbook's name.</param>
/// <param name="Version">Its version, <c>0.0.0</c> when not said, as in Chef.</param>
public sealed record Metadata(string Name, string Version)
{
    /// <summary>The cookbooks that it needs, each with the versions that will do.</summary>
    internal IReadOnlyDictionary<string, VersionConstraint> Depends { get; private init; } = new Dictionary<string, VersionConstraint>();

    /// <summary>The platforms that it is made for, each with the versions that will do. Empty means any.</summary>
    internal IReadOnlyDictionary<string, VersionConstraint> Supports { get; private init; } = new Dictionary<string, VersionConstraint>();

    /// <summary>Reads a metadata.json. Chef's own keys <c>dependencies</c> and <c>platforms</c> mean <c>depends</c> and <c>supports</c>.</summary>
    /// <exception cref="NodeInputException">The file is missing, malformed or of the wrong shape.</exception>
    internal static Metadata Read(string path)
    {
        MapNode map = JsonMap.ReadFile(path, OriginKind.Engine, "");
        var fields = new JsonFields(map, path);
        string version = fields.Text("version") ?? "0.0.0";
        if (!CookbookVersion.TryParse(version, out _)) throw fields.Wrong("version", $"\"version\" is \"{version}\": write two or three numbers, such as \"1.2.0\"");
        return new Metadata(fields.Text("name") ?? Path.GetFileName(Path.GetDirectoryName(path)!), version)
        {
            Depends = Constraints(map, fields, path, "depends", "dependencies"),
            Supports = Constraints(map, fields, path, "supports", "platforms"),
        };
    }

    private static Dictionary<string, VersionConstraint> Constraints(MapNode map, JsonFields fields, string path, params string[] keys)
    {
        var constraints = new Dictionary<string, VersionConstraint>(StringComparer.Ordinal);
        foreach (string key in keys.Where(k => map.TryGet(k, out _)))
            foreach ((string of, AttributeNode node) in fields.Map(key).Entries)
                constraints[of] = RoleJson.Constraint($"{key} of {of}", node, path);
        return constraints;
    }
}
