namespace RecipeRunner.Converging;

/// <summary>The folders in which the engine keeps what outlives a run.</summary>
/// <param name="State">Run records, debts and the lock; default <c>/var/lib/recipe-runner</c>.</param>
/// <param name="Cache">Compiled recipes and downloads; default <c>/var/cache/recipe-runner</c>, or the user's own cache without root.</param>
public sealed record StateFolders(string State, string Cache)
{
    /// <summary>Previous versions of managed files (Chef's <c>file_backup_path</c>).</summary>
    public string Backups { get; init; } = State + "/backup";

    /// <summary>Candidates that their <c>Verify</c> refused, the newest five of each file name.</summary>
    public string Refused => State + "/refused";

    /// <summary>Records of runs.</summary>
    public string Runs => State + "/runs";

    /// <summary>Notifications that are owed.</summary>
    public string Owed => State + "/owed.json";

    /// <summary>Cookbooks that <c>opsworks update-cookbooks</c> fetched, a folder for each version and a link to the current one.</summary>
    public string Cookbooks => State + "/cookbooks";

    /// <summary>Compiled recipes.</summary>
    public string Recipes => Cache + "/recipes";

    /// <summary>Validators and checksums of fetched documents.</summary>
    public string Downloads => Cache + "/downloads";
}
