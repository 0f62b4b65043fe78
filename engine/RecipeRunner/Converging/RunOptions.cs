namespace RecipeRunner.Converging;

/// <summary>What a person can say about a run. Paths are as typed, relative to the working folder.</summary>
internal sealed record RunOptions
{
    public const string DefaultSecretFile = "/etc/chef/encrypted_data_bag_secret";

    /// <summary>The file with run list and <i>normal</i> attributes, or <c>-</c> for standard input; null: ./node.json when it exists.</summary>
    public string? JsonAttributes { get; init; }

    /// <summary>What standard input held, when the caller has read it already.</summary>
    public ReadOnlyMemory<byte>? StandardInput { get; init; }

    /// <summary>A run list, comma separated, in place of the one in the JSON; null for none.</summary>
    public string? OverrideRunList { get; init; }

    /// <summary>The environment's name; null: what the JSON says, else <c>_default</c>.</summary>
    public string? Environment { get; init; }

    /// <summary>The node's name; null: what the JSON says, else the machine's.</summary>
    public string? NodeName { get; init; }

    /// <summary>Folders of cookbooks; of two cookbooks of the same name the first counts, as in Chef's local mode.</summary>
    public IReadOnlyList<string> CookbookPaths { get; init; } = ["cookbooks"];

    /// <summary>Whether the cookbooks that were fetched (<see cref="StateFolders.Cookbooks"/>) are looked into after those folders.</summary>
    public bool WithFetchedCookbooks { get; init; }

    /// <summary>What runs in place of a run list and cookbooks; null for those.</summary>
    public OwnRecipe? OwnRecipe { get; init; }

    /// <summary>The folder of cookbooks that came with the program, looked into last; null when it runs from a checkout.</summary>
    public string? ShippedCookbooks { get; init; }

    /// <summary>Folders of roles; of two of the same name the first counts. So with the next three.</summary>
    public IReadOnlyList<string> RolePaths { get; init; } = ["roles"];

    public IReadOnlyList<string> EnvironmentPaths { get; init; } = ["environments"];

    public IReadOnlyList<string> DataBagPaths { get; init; } = ["data_bags"];

    /// <summary>Folders of node objects that <c>Search("node", ...)</c> looks through.</summary>
    public IReadOnlyList<string> NodePaths { get; init; } = ["nodes"];

    /// <summary>The file with the secret of encrypted data bag items (Chef's <c>encrypted_data_bag_secret</c>); Chef's place by default.</summary>
    public string SecretFile { get; init; } = DefaultSecretFile;

    /// <summary>The oldest format of encrypted items that is opened (Chef's <c>data_bag_decrypt_minimum_version</c>): 1, 2 or 3.</summary>
    public int DecryptMinimumVersion { get; init; } = DataBags.EncryptedValue.OldestVersion;

    /// <summary>Where state and caches are kept.</summary>
    public required StateFolders StateFolders { get; init; }

    /// <summary>The file that a run locks; default <c>lock</c> in the state folder.</summary>
    public string LockFile
    {
        get => field ?? StateFolders.State + "/lock";
        init;
    }

    /// <summary>Whether the caller has taken the lock already.</summary>
    public bool LockIsHeld { get; init; }

    /// <summary>Handlers to call when a converge begins, before recipes compile: <c>cookbook::Class</c>, or a class's full name. So with the next two.</summary>
    public IReadOnlyList<string> StartHandlers { get; init; } = [];

    /// <summary>Handlers to call when a converge succeeded.</summary>
    public IReadOnlyList<string> ReportHandlers { get; init; } = [];

    /// <summary>Handlers to call when a converge failed.</summary>
    public IReadOnlyList<string> ExceptionHandlers { get; init; } = [];

    /// <summary>Comes to know what must not be shown: for a caller that shows more than the run tells, such as lines of recipes.</summary>
    public Reporting.Redaction Redaction { get; init; } = new();

    /// <summary>Say what would be done and change nothing: a plan.</summary>
    public bool WhyRun { get; init; }

    /// <summary>Whether it runs without root, as only a plan can.</summary>
    public bool LacksRoot { get; init; }
}
