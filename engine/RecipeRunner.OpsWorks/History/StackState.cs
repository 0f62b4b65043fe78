using RecipeRunner.Nodes;
using RecipeRunner.OpsWorks.Lifecycle;

namespace RecipeRunner.OpsWorks.History;

/// <summary>What <c>stack_state</c> printed of a command's JSON.</summary>
internal static class StackState
{
    private static readonly string[] Parts = ["instance", "layers", "applications", "stack"];

    public static MapNode Of(MapNode opsworks)
    {
        var state = (MapNode)AttributeNodes.From(new OrderedDictionary<string, object?>
        {
            ["last_command"] = new OrderedDictionary<string, object?> { ["sent_at"] = opsworks.Child("sent_at")?.ToPlain(), ["activity"] = opsworks.Child("activity")?.ToPlain() },
        }, default);
        foreach (string part in Parts) state.Set(part, opsworks.Child(part)?.Copy() ?? new ScalarNode(null, default));
        state.Set("agent", AttributeNodes.From(new OrderedDictionary<string, object?> { ["valid_activities"] = Activities.All }, default));
        return state;
    }
}
