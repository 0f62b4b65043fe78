namespace AppLayer;

/// <summary>
/// An application of the stack, and how this instance has it: what <c>app_layer.applications.NAME</c> says goes before
/// <c>deploy.NAME</c>, and that before <c>app_layer.application</c>. It holds secrets: print none of it.
/// </summary>
public sealed class Application
{
    private readonly App app;
    private readonly Settings settings;

    internal Application(Node node, App app)
    {
        this.app = app;
        if (!IsName(app.ShortName)) throw Fail($"app_layer: the application '{app.ShortName}' cannot be deployed: folders and a service bear its name, so it must be of letters, digits, '.', '_' and '-', and begin with a letter or digit.");
        settings = new(node, app.ShortName);
        DeployTo = settings.Path("deploy_to") ?? $"/srv/www/{Name}";
        Releases = new(settings);
        Database = AppLayer.Database.Of(settings.Find("database")) ?? RdsDatabase.Of(node, Name);
        Secrets.Keep(app, Database);
    }

    /// <summary>The short name.</summary>
    public string Name => app.ShortName;

    /// <summary>The folder that holds all of it.</summary>
    public string DeployTo { get; }

    /// <summary>The link to the release that runs.</summary>
    public string Current => DeployTo + "/current";

    /// <summary>The folder of what outlives a release.</summary>
    public string Shared => DeployTo + "/shared";

    /// <summary>Whether a release was deployed; in a plan: would be.</summary>
    public bool IsDeployed => DirectoryExists(Current);

    /// <summary>Whom its files and processes belong to.</summary>
    public string User => settings.Text("user")!;

    /// <summary>The group of its files and processes.</summary>
    public string Group => settings.Text("group")!;

    /// <summary>The environment of its processes.</summary>
    public IReadOnlyDictionary<string, string> Environment => app.Environment;

    /// <summary>Where its code comes from.</summary>
    public AppSource Source => app.Source;

    /// <summary>How it is deployed.</summary>
    public Releases Releases { get; }

    /// <summary>Its database; null when it has none, or none that has an address yet.</summary>
    public Database? Database { get; }

    /// <summary>The environment that a Rails application runs in, and the section of its database.yml.</summary>
    public string RailsEnvironment => settings.Text("rails_env") ?? "production";

    /// <summary>The file with its environment.</summary>
    public string EnvironmentFile => Below(settings.Own("environment_file") ?? "app.env");

    /// <summary>The file with its database's address, name and password; null for none.</summary>
    public string? DatabaseFile => settings.Own("database_file") is { } file ? Below(file) : null;

    /// <summary>The mode of these files.</summary>
    public string ConfigMode => settings.Own("config_mode") ?? "0600";

    /// <summary>The command of which a service is made; null when it has services of its own, or none.</summary>
    public string? Command => settings.Own("command");

    /// <summary>The service that is made of the command; null for none.</summary>
    public string? Unit => Command is null ? null : Name;

    /// <summary>All its services.</summary>
    public IReadOnlyList<string> Services => Unit is { } unit ? [.. settings.List("service"), unit] : settings.List("service");

    /// <summary>What restarts it in place of its services; null when they are restarted.</summary>
    public string? RestartCommand => settings.Own("restart_command") ?? (Services.Count > 0 ? null : settings.Deployed("restart_command"));

    /// <summary>The file that the health check asks for; null when there is none.</summary>
    public string? HealthFile => settings.Own("health_file") is { } file ? Below(file) : null;

    /// <summary>The file that makes the health check fail; null when there is none.</summary>
    public string? DrainFile => settings.Own("drain_file") is { } file ? Below(file) : null;

    /// <summary>The command that makes the health check fail; null when there is none.</summary>
    public string? DrainCommand => settings.Own("drain_command");

    /// <summary>The ports that it listens on, where they are not those of its layer.</summary>
    public IReadOnlyList<int> Ports => settings.Numbers("port");

    /// <summary>How long its balancers take to see that the check fails; null for what their checks' times say.</summary>
    public TimeSpan? SeenWithin => settings.Time("seen_within");

    /// <summary>Longest time of a drain.</summary>
    public TimeSpan DrainWithin => settings.Time("drain_within") ?? TimeSpan.FromSeconds(60);

    private string Below(string file) => file.StartsWith('/') ? file : $"{Shared}/{file}";

    private static bool IsName(string name) => char.IsAsciiLetterOrDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-');
}
