namespace RecipeRunner.Stacks;

/// <summary>
/// What a run knows of its stack, in one of the shapes in which OpsWorks sent it. Nothing is read before it is asked for: of a
/// stack with thousands of instances a recipe wants the one layer that it serves.
/// </summary>
internal interface IStackData
{
    string? Name { get; }

    string? Id { get; }

    string? Region { get; }

    string? VpcId { get; }

    /// <summary>The short names of all layers, in any order.</summary>
    IEnumerable<string> LayerNames { get; }

    /// <summary>The layer with a short name; an empty one that does not exist when the stack has none.</summary>
    Layer Layer(string shortName);

    /// <summary>All instances that are known, each once, in any order.</summary>
    IEnumerable<Instance> Instances();

    /// <summary>The applications, in any order.</summary>
    IEnumerable<App> Apps();

    /// <summary>The instance that this run is on; null when the data do not say.</summary>
    Instance? Self();

    /// <summary>What would say which instance this run is on, for the message when it does not.</summary>
    string SelfSource { get; }
}
