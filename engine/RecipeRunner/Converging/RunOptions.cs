namespace RecipeRunner.Converging;

/// <summary>What a person can say about a run. Paths are as typed, relative to the working folder.</summary>
internal sealed record RunOptions
{
    /// <summary>The file with run list and <i>normal</i> attributes, or <c>-</c> for standard input; null: ./node.json when it exists.</summary>
    public string? JsonAttributes { get; init; }

    /// <summary>A run list, comma separated, in place of the one in the JSON; null for none.</summary>
    public string? OverrideRunList { get; init; }

    /// <summary>The environment's name; null: what the JSON says, else <c>_default</c>.</summary>
    public string? Environment { get; init; }

    /// <summary>The node's name; null: what the JSON says, else the machine's.</summary>
    public string? NodeName { get; init; }

    /// <summary>Folders of cookbooks; a later one's cookbook replaces an earlier one's of the same name.</summary>
    public IReadOnlyList<string> CookbookPaths { get; init; } = ["cookbooks"];

    public string RolePath { get; init; } = "roles";

    public string EnvironmentPath { get; init; } = "environments";

    public string DataBagPath { get; init; } = "data_bags";

    /// <summary>Where state and caches are kept.</summary>
    public required StateFolders StateFolders { get; init; }

    /// <summary>The file that a run locks; default <c>lock</c> in the state folder.</summary>
    public string LockFile
    {
        get => field ?? StateFolders.State + "/lock";
        init;
    }

    /// <summary>Say what would be done and change nothing: a plan.</summary>
    public bool WhyRun { get; init; }
}
