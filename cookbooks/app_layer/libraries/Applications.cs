namespace AppLayer;

/// <summary>The applications that concern this instance.</summary>
public static class Applications
{
    /// <summary>All that the stack has for this instance, by name.</summary>
    public static IReadOnlyList<Application> Of(Node node) => Here(node, _ => true);

    /// <summary>Those that this event is about: what <c>deploy</c> holds, or with Chef 12 what is marked so.</summary>
    public static IReadOnlyList<Application> OfThisEvent(Node node) => Here(node, app => app.Deploy);

    private static IReadOnlyList<Application> Here(Node node, Func<App, bool> chosen)
    {
        IReadOnlyList<string> own = node.Stack().Self.Layers;
        bool isServer = own.Any(layer => !Pairing.IsHaproxyLayer(node, layer));
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
