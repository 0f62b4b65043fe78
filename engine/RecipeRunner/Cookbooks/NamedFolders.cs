namespace RecipeRunner.Cookbooks;

/// <summary>The folders of an author's work as a recipe-runner.json names them. They are full paths, and need not exist.</summary>
/// <param name="Root">The folder of that file.</param>
/// <param name="Cookbooks">The folders of cookbooks.</param>
/// <param name="Roles">The folders of roles.</param>
/// <param name="Environments">The folders of environments.</param>
/// <param name="DataBags">The folders of data bags.</param>
/// <param name="Nodes">The folders of saved nodes.</param>
/// <param name="NodeJson">The JSON of a node; null when none is named.</param>
internal sealed record NamedFolders(
    string Root, IReadOnlyList<string> Cookbooks, IReadOnlyList<string> Roles, IReadOnlyList<string> Environments, IReadOnlyList<string> DataBags, IReadOnlyList<string> Nodes, string? NodeJson)
{
    /// <summary>By Chef's name for each: <c>roles</c>, <c>environments</c>, <c>data_bags</c> or <c>nodes</c>.</summary>
    public IReadOnlyList<string> Of(string kind) => kind switch
    {
        "roles" => Roles,
        "environments" => Environments,
        "data_bags" => DataBags,
        "nodes" => Nodes,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
