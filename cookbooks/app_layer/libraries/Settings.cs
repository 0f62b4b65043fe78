namespace AppLayer;

/// <summary>What attributes say of an application. Empty text says nothing, so that it takes back what stands further away.</summary>
internal sealed class Settings(Node node, string application)
{
    private readonly AttributeValue? own = node.Read("app_layer", "applications", application);
    private readonly AttributeValue? deploy = node.Read("deploy", application);
    private readonly AttributeValue common = node["app_layer"]["application"];

    /// <summary>From <c>app_layer</c> alone.</summary>
    public string? Own(string key) => Filled(OwnValue(key));

    /// <summary>From <c>app_layer.applications</c>, <c>deploy</c>, or <c>app_layer.application</c>, whichever comes first.</summary>
    public string? Text(string key) => Filled(Find(key));

    /// <summary>From <c>deploy</c> alone.</summary>
    public string? Deployed(string key) => Filled(deploy?.Read(key));

    /// <summary>An absolute path below which this application may have all there is.</summary>
    public string? Path(string key)
    {
        if (Text(key) is not { } path) return null;
        string trimmed = path.TrimEnd('/');
        bool isOwn = trimmed.StartsWith('/') && trimmed.LastIndexOf('/') > 0 && !trimmed.Contains("/.", StringComparison.Ordinal) && !trimmed.Any(char.IsControl);
        return isOwn ? trimmed : throw Wrong(key, path, "an absolute path of a folder of its own, such as /srv/www/" + application);
    }

    public bool Flag(string key) => (bool?)Find(key) ?? false;

    public int Number(string key) => (int)Find(key)!;

    public TimeSpan? Time(string key) => OwnValue(key)?.As<TimeSpan>();

    /// <summary>One value or a list of them.</summary>
    public IReadOnlyList<string> List(string key) => OwnValue(key) switch
    {
        null => [],
        { IsList: true } list => list.As<string[]>(),
        { } value => Filled(value) is { } text ? [text] : [],
    };

    /// <summary>One number or a list of them.</summary>
    public IReadOnlyList<int> Numbers(string key) => OwnValue(key) switch
    {
        null => [],
        { IsList: true } list => [.. list.Select(item => (int)item)],
        { } value => [(int)value],
    };

    /// <summary>Texts by name; null when nobody says any.</summary>
    public IReadOnlyDictionary<string, string>? Map(string key) => Find(key)?.As<Dictionary<string, string>>();

    /// <summary>A list of texts; null when nobody says any.</summary>
    public string[]? Texts(string key) => Find(key)?.As<string[]>();

    /// <summary>A map, as it stands.</summary>
    public AttributeValue? Find(string key) => own?.Read(key) ?? deploy?.Read(key) ?? common.Read(key);

    public Exception Wrong(string key, string value, string expected) =>
        Fail($"app_layer: '{key}' of the application {application} is '{value}', expected {expected}. It is set in app_layer.applications.{application}.{key}, deploy.{application}.{key} or app_layer.application.{key}.");

    private AttributeValue? OwnValue(string key) => own?.Read(key) ?? (own?.Has(key) == true ? null : common.Read(key));

    private static string? Filled(AttributeValue? value) => (string?)value is { Length: > 0 } text ? text : null;
}
