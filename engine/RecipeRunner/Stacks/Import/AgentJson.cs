using RecipeRunner.Nodes;

namespace RecipeRunner.Stacks.Import;

/// <summary>The internal JSON of Chef 12's agent (<c>get_json -i</c>): everything in one file, custom JSON in base64.</summary>
internal sealed class AgentJson : Chef12Run
{
    private readonly StackFields chef;
    private readonly string path;

    private AgentJson(StackResources resources, StackFields chef, string path) : base(resources) => (this.chef, this.path) = (chef, path);

    public static AgentJson Read(MapNode map, string path)
    {
        StackFields agent = new StackFields(map, "").Below("aws_opsworks_agent");
        StackFields resources = agent.Below("resources");
        return new(new(kind => kind switch
        {
            "stack" => [resources.Below("stack")],
            "command" => [agent.Below("command")],
            _ => resources.Each(kind + "s"),
        }), agent.Below("chef"), path);
    }

    protected override StackCommand Command() => new()
    {
        Recipes = chef.Texts("customer_recipes"),
        CustomJson = Decoded("customer_json"),
        DataBags = Decoded("customer_data_bags"),
    };

    private MapNode Decoded(string key)
    {
        if (chef.Text(key) is not { } base64) return new(default);
        try
        {
            return JsonMap.Read(Convert.FromBase64String(base64), new OriginSource(OriginKind.StackData, $"{key} in {path}"));
        }
        catch (FormatException e)
        {
            throw new NodeInputException($"{chef.Path}.{key} is not base64; it must hold a JSON object in base64", path, inner: e);
        }
    }
}
