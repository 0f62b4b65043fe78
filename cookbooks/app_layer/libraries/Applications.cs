namespace AppLayer;

/// <summary>The applications that concern this instance. An instance that is only a balancer has none, unless they name its layer.</summary>
public static class Applications
{
    /// <summary>All that the stack has for this instance, by name; of some perhaps no more than that.</summary>
    public static IReadOnlyList<Application> Of(Node node) => Here(node, _ => true);

    /// <summary>Those that the data of this event describe: Chef 11's deploy event lists the others by their names alone.</summary>
    public static IReadOnlyList<Application> Described(Node node) => node.Has("opsworks", "instance") ? OfThisEvent(node) : Of(node);

    /// <summary>Those that this event is about: what <c>deploy</c> holds, or with Chef 12 what is marked so.</summary>
    public static IReadOnlyList<Application> OfThisEvent(Node node) => Here(node, app => app.Deploy);

    /// <summary>The services of an application that no other one of this instance has.</summary>
    public static IReadOnlyList<string> OwnServices(Node node, Application application) =>
        [.. application.Services.Except(Of(node).Where(other => other.Name != application.Name).SelectMany(other => other.Services))];

    /// <summary>The layers of this instance that are not there to balance others.</summary>
    internal static IReadOnlyList<string> LayersOf(Node node)
    {
        string[] balancers = [.. Pairing.Of(node).Select(pair => pair.Balancer)];
        return [.. node.Stack().Self.Layers.Where(layer => !balancers.Contains(layer))];
    }

    private static IReadOnlyList<Application> Here(Node node, Func<App, bool> chosen)
    {
        bool isServer = LayersOf(node).Count > 0;
        IReadOnlyList<string> own = node.Stack().Self.Layers;
        var applications = new List<Application>();
        foreach (App app in node.Stack().Apps)
        {
            if (!chosen(app)) continue;
            var application = new Application(node, app);
            if (application.Layers.Count > 0 ? application.Layers.Any(own.Contains) : isServer) applications.Add(application);
        }
        return applications;
    }
}
