using RecipeRunner.Nodes;

namespace RecipeRunner.Stacks.Import;

/// <summary>What an instance is to do, and what came with the order.</summary>
internal sealed record StackCommand
{
    /// <summary><c>configure</c>, <c>deploy</c> and so on; null when the data do not say.</summary>
    public string? Event { get; init; }

    /// <summary>All recipes, those of OpsWorks included.</summary>
    public IReadOnlyList<string> Recipes { get; init; } = [];

    /// <summary>The custom JSON, merged.</summary>
    public MapNode CustomJson { get; init; } = new(default);

    /// <summary>The id of the deployment; null for commands that are none.</summary>
    public string? Deployment { get; init; }

    /// <summary>Who gave the order; null for OpsWorks itself.</summary>
    public string? User { get; init; }

    /// <summary>When the order was given, as it is written.</summary>
    public string? SentAt { get; init; }

    /// <summary>Whether a deployment migrates the database.</summary>
    public bool Migrate { get; init; }

    /// <summary>The ids of the applications that are deployed; null for all.</summary>
    public IReadOnlyCollection<string>? AppIds { get; init; }

    /// <summary>Data bags of the users' own, by bag and item; null for none.</summary>
    public MapNode? DataBags { get; init; }

    /// <summary>Whether it is about applications.</summary>
    public static bool IsDeployment(string? @event) => @event is "deploy" or "undeploy" or "rollback";
}
