using RecipeRunner.Nodes;

namespace RecipeRunner.Stacks.Import;

/// <summary>The folder of a run of Chef 12: its data bags, and beside them the attributes with the run list.</summary>
internal sealed class RunFolder : Chef12Run
{
    /// <summary>The file of the attributes.</summary>
    public const string Attributes = "attribs.json";

    private readonly MapNode customJson;
    private readonly IReadOnlyList<string> recipes;

    private RunFolder(StackResources resources, MapNode customJson, IReadOnlyList<string> recipes) : base(resources) =>
        (this.customJson, this.recipes) = (customJson, recipes);

    /// <exception cref="NodeInputException">The attributes are malformed.</exception>
    public static RunFolder Read(StackResources resources, string attributes)
    {
        if (!File.Exists(attributes)) return new(resources, new(default), []);
        NodeJson json = NodeJson.From(JsonMap.ReadFile(attributes, OriginKind.StackData, ""), attributes);
        return new(resources, json.Normal, [.. json.RunList?.Select(item => item.Kind == RunListItemKind.Recipe ? item.Name : item.ToString()) ?? []]);
    }

    protected override StackCommand Command() => new() { CustomJson = customJson, Recipes = recipes };
}
