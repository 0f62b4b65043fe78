namespace RecipeRunner.Nodes;

/// <summary>Roles and environments in Chef's own JSON shape.</summary>
internal static class RoleJson
{
    private static readonly string[] CommonFields = ["name", "description", "json_class", "chef_type", "default_attributes", "override_attributes"];

    /// <summary>A role file; its <c>name</c>, if it has one, must be the file's name.</summary>
    /// <exception cref="NodeInputException">The file is missing, malformed or of the wrong shape.</exception>
    public static Role LoadRole(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        return ToRole(JsonMap.ReadFile(path, OriginKind.Role, name), name, path);
    }

    /// <summary>An environment file; its <c>name</c>, if it has one, must be the file's name.</summary>
    /// <exception cref="NodeInputException">The file is missing, malformed or of the wrong shape.</exception>
    public static ChefEnvironment LoadEnvironment(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        return ToEnvironment(JsonMap.ReadFile(path, OriginKind.Environment, name), name, path);
    }

    public static Role ToRole(MapNode map, string name, string file)
    {
        var fields = Checked(map, name, file, ["run_list", "env_run_lists", "recipes"]);
        var perEnvironment = new Dictionary<string, RunList>(StringComparer.Ordinal);
        foreach (var (environment, runList) in fields.Map("env_run_lists").Entries)
            perEnvironment.Add(environment, fields.RunListOf($"env_run_lists.{environment}", runList));
        return new Role(name)
        {
            // Files of old Chefs say "recipes".
            RunList = fields.RunList("run_list") ?? fields.RunList("recipes") ?? RunList.Empty,
            EnvironmentRunLists = perEnvironment,
            DefaultAttributes = fields.Map("default_attributes"),
            OverrideAttributes = fields.Map("override_attributes"),
        };
    }

    public static ChefEnvironment ToEnvironment(MapNode map, string name, string file)
    {
        var fields = Checked(map, name, file, ["cookbook_versions"]);
        var versions = new Dictionary<string, VersionConstraint>(StringComparer.Ordinal);
        foreach (var (cookbook, node) in fields.Map("cookbook_versions").Entries)
            versions.Add(cookbook, Constraint($"cookbook_versions of {cookbook}", node, file));
        return new ChefEnvironment(name)
        {
            DefaultAttributes = fields.Map("default_attributes"),
            OverrideAttributes = fields.Map("override_attributes"),
            CookbookVersions = versions,
        };
    }

    private static JsonFields Checked(MapNode map, string name, string file, string[] own)
    {
        var fields = new JsonFields(map, file);
        fields.RefuseMisspelt([.. own, .. CommonFields]);
        return fields.Text("name") is { } stated && stated != name
            ? throw fields.Wrong("name", $"the name is \"{stated}\", but the file is {name}.json; make them equal")
            : fields;
    }

    /// <summary>A version constraint; <paramref name="what"/> names it in the error.</summary>
    public static VersionConstraint Constraint(string what, AttributeNode node, string file)
    {
        try
        {
            return node is ScalarNode { Value: string text } ? VersionConstraint.Parse(text)
                : throw new FormatException($"must be a string, not {ValueText.Of(node.ToPlain())}");
        }
        catch (FormatException e)
        {
            throw new NodeInputException($"{what}: {e.Message}", file, node.Origin.Line, inner: e);
        }
    }
}
