using RecipeRunner.Dsl;

namespace AppLayer;

/// <summary>How applications leave their balancers.</summary>
[RecipeVerbs]
public static class Leaving
{
    /// <summary>
    /// Declares one drain of several applications, so that they are waited for together. A failure is told and keeps nothing from
    /// being stopped afterwards.
    /// </summary>
    public static void DrainApplications(Node node, IReadOnlyList<Application> applications)
    {
        BalancerChecks checks = BalancerChecks.Of(node);
        int[] ports = [.. applications.SelectMany(application => application.Ports.Count > 0 ? application.Ports : checks.Ports).Distinct().Order()];
        TimeSpan? seen = applications.Select(application => application.SeenWithin ?? checks.SeenWithin).Max();
        string names = string.Join(", ", applications.Select(application => application.Name));
        if (seen is null)
            Log($"No balancer's check asks {names} for a page, so none sees that this instance leaves before it has left: app_layer.clusters.NAME.check.kind = http and a path let it.");
        Drain(names, new()
        {
            HealthFile = Many.Create<string>([.. applications.Select(application => application.HealthFile)]),
            DrainFile = Many.Create<string>([.. applications.Select(application => application.DrainFile)]),
            Command = Many.Create<string>([.. applications.Select(application => application.DrainCommand)]),
            Service = Many.Create<string>([.. applications.SelectMany(application => application.Services).Distinct()]),
            Port = ports,
            Address = node.Stack().Self.PrivateIp,
            SeenWithin = seen,
            Within = applications.Max(application => application.DrainWithin),
            IgnoreFailure = true,
        });
    }
}
