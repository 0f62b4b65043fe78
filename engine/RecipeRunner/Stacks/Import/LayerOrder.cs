namespace RecipeRunner.Stacks.Import;

/// <summary>
/// The layers of an instance, and the recipes that they ask for. OpsWorks never said in which order several layers of an instance
/// count; here it is that of their short names.
/// </summary>
internal sealed class LayerOrder(StackResources resources, StackFields instance)
{
    public IReadOnlyList<StackFields> Layers => field ??=
    [
        .. resources.LayersOf(instance).Select(name => resources.Layers.First(layer => StackResources.LayerName(layer) == name)),
    ];

    /// <summary>The recipes of an event: built-in ones before the users' own, those of a deployment at the end of a setup.</summary>
    public IReadOnlyList<string> Recipes(string @event)
    {
        string[] events = @event == "setup" ? ["setup", "deploy"] : [@event];
        IEnumerable<string> all = Of("default_recipes", events).Concat(Of("custom_recipes", events)).Concat(AgentRecipes.Tail);
        return [.. all.Distinct(StringComparer.Ordinal)];
    }

    private IEnumerable<string> Of(string kind, string[] events) =>
        events.SelectMany(e => Layers.SelectMany(layer => layer.Below(kind).Texts(e)));
}
