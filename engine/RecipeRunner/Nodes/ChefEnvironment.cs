namespace RecipeRunner.Nodes;

/// <summary>An environment in Chef's sense: attributes and version constraints that all nodes in it share.</summary>
internal sealed record ChefEnvironment(string Name)
{
    public const string DefaultName = "_default";

    public MapNode DefaultAttributes { get; init; } = new(default);

    public MapNode OverrideAttributes { get; init; } = new(default);

    /// <summary>What each cookbook's version must satisfy.</summary>
    public IReadOnlyDictionary<string, VersionConstraint> CookbookVersions { get; init; } = new Dictionary<string, VersionConstraint>();
}
