namespace AppLayer;

/// <summary>
/// What attributes say of an application. A null takes back what stands further away; those that OpsWorks sends in <c>deploy</c> say
/// nothing, and neither does its empty text.
/// </summary>
internal sealed class Settings(Node node, string application)
{
    private readonly AttributeValue? own = node.Read("app_layer", "applications", application);
    private readonly AttributeValue? deploy = node.Read("deploy", application);

    /// <summary><c>app_layer.applications.NAME</c> over <c>app_layer.application</c>.</summary>
    public SettingsReader Here { get; } = new($"app_layer.applications.{application}", node.Read("app_layer", "applications", application), node["app_layer"]["application"]);

    /// <summary>A time; from <c>app_layer</c> alone.</summary>
    public TimeSpan? Time(string key) => Here.Value(key)?.As<TimeSpan>();

    /// <summary>Of <c>app_layer.applications.NAME</c>, <c>deploy.NAME</c> and <c>app_layer.application</c> the first that says anything.</summary>
    public AttributeValue? Of(string key)
    {
        AttributeValue? here = Here.Value(key);
        return own?.Read(key) ?? deploy?.Read(key) ?? here;
    }

    /// <summary>Its text.</summary>
    public string? TextOf(string key) => Filled((string?)Of(key));

    /// <summary>From <c>deploy</c> alone.</summary>
    public string? Deployed(string key) => Filled((string?)deploy?.Read(key));

    /// <summary>The folder of a whole application, which a deploy fills and an undeploy removes.</summary>
    public string? Folder(string key)
    {
        if (TextOf(key) is not { } path) return null;
        string folder = path.TrimEnd('/');
        bool isOwn = folder.StartsWith('/') && folder.LastIndexOf('/') > 0 && !folder.Contains("/.", StringComparison.Ordinal) && !folder.Any(char.IsControl);
        return isOwn ? folder : throw Fail($"app_layer: {key} of the application {application} is '{path}', expected the absolute path of a folder of its own, such as /srv/www/{application}. It is the attribute {Of(key)!.Path}, set by {Of(key)!.Origin}.");
    }

    private static string? Filled(string? text) => text is { Length: > 0 } ? text : null;
}
