using RecipeRunner.Nodes;

namespace RecipeRunner.Stacks.Import;

/// <summary>The JSON of Chef 11 as it was sent to one instance. Other instances of its stack are in it too, with less about them.</summary>
internal sealed class Chef11File(MapNode document) : StackFile
{
    public override string? SentFor => new StackFields(document, "").Below("opsworks").Text("activity");

    public override MapNode For(string? instance, string? @event, Action<string>? note = null)
    {
        var json = (MapNode)document.Copy();
        var root = new StackFields(json, "");
        StackFields opsworks = root.Below("opsworks");
        var stack = new Stack(new Chef11Stack(opsworks, root.Below("deploy")));
        // All of it is looked at here, where a mistake can be told in time.
        _ = stack.Instances.Count + stack.Apps.Count;
        OtherInstance.Check(@event, opsworks.Text("activity"));

        string? own = opsworks.Below("instance").Text("hostname");
        Instance wanted = stack.Instances.FirstOrDefault(i => i.HostName == (instance ?? own)) ?? throw NoInstance(instance, stack.Instances.Select(i => i.HostName));
        if (wanted.HostName != own)
        {
            if (own is not null) OtherInstance.Note(stack.Self.Layers, own, wanted.Layers, note);
            opsworks.Node.Set("instance", SelfOf(wanted, opsworks.Below("layers").Below(wanted.Layers[0]).Below("instances").Below(wanted.HostName)));
        }
        if (@event is not null) opsworks.Node.Set("activity", new ScalarNode(@event, default));
        TakeRunList(root, json);
        return json;
    }

    /// <summary>What <c>opsworks.instance</c> says of an instance, from its entry in a layer.</summary>
    private static MapNode SelfOf(Instance instance, StackFields entry)
    {
        var self = (MapNode)AttributeNodes.From(new OrderedDictionary<string, object?> { ["hostname"] = instance.HostName, ["layers"] = instance.Layers }, default);
        foreach ((string key, AttributeNode value) in entry.Node.Entries)
            if (key is not ("status" or "elastic_ip" or "created_at" or "booted_at"))
                self.TryAdd(key, value.Copy());
        return self;
    }

    /// <summary>
    /// The run list of a converge stands for the two recipes with which the agent loaded the others, and for the recipes that only
    /// OpsWorks has.
    /// </summary>
    private static void TakeRunList(StackFields root, MapNode json)
    {
        IReadOnlyList<string> recipes = root.Below("opsworks_custom_cookbooks").Texts("recipes");
        if (recipes.Count == 0) recipes = root.Texts("recipes");
        json.Take("recipes");
        if (json.TryGet("run_list", out _)) return;
        json.Set("run_list", Chef11Json.RunList(recipes));
    }
}
