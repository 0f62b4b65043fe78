namespace RecipeRunner.Nodes;

/// <summary>A role: a run list (another one per environment, if wished) and attributes.</summary>
internal sealed record Role(string Name)
{
    public RunList RunList { get; init; } = RunList.Empty;

    /// <summary>Run lists that take the place of <see cref="RunList"/> in the environment of that name.</summary>
    public IReadOnlyDictionary<string, RunList> EnvironmentRunLists { get; init; } = new Dictionary<string, RunList>();

    public MapNode DefaultAttributes { get; init; } = new(default);

    public MapNode OverrideAttributes { get; init; } = new(default);

    /// <summary>As in Chef an entry for <c>_default</c> stands for all environments that have none.</summary>
    public RunList RunListFor(string environment) =>
        EnvironmentRunLists.GetValueOrDefault(environment) ?? EnvironmentRunLists.GetValueOrDefault(ChefEnvironment.DefaultName, RunList);
}
