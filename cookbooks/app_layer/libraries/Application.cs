namespace AppLayer;

/// <summary>
/// An application of the stack, and how this instance has it: what <c>app_layer.applications.NAME</c> says goes before
/// <c>deploy.NAME</c>, and that before <c>app_layer.application</c>. It holds secrets: print none of it.
/// </summary>
public sealed class Application
{
    internal Application(Node node, App app)
    {
        Name = app.ShortName;
        if (!IsName(Name)) throw Fail($"app_layer: the application '{Name}' cannot be deployed: folders and a service bear its name, so it must be of letters, digits, '.', '_' and '-', and begin with a letter or digit.");
        var settings = new Settings(node, Name);
        DeployTo = settings.Folder("deploy_to") ?? $"/srv/www/{Name}";
        User = settings.TextOf("user") ?? "deploy";
        Group = settings.TextOf("group") ?? "www-data";
        Layers = settings.Here.Texts("layers");

        (Environment, Source) = (app.Environment, app.Source);
        Releases = new(node, settings);
        Database = Database.Of(settings.Of("database")) ?? RdsDatabase.Of(node, Name);
        RailsEnvironment = settings.TextOf("rails_env") ?? "production";
        EnvironmentFile = Below(settings.Here.Text("environment_file") ?? "app.env");
        DatabaseFile = settings.Here.Text("database_file") is { } file ? Below(file) : null;
        ConfigMode = settings.Here.Text("config_mode") ?? "0600";

        Command = settings.Here.Text("command");
        Services = [.. settings.Here.Texts("service"), .. Command is null ? Array.Empty<string>() : [Name]];
        RestartCommand = settings.Here.Text("restart_command") ?? (Services.Count > 0 ? null : settings.Deployed("restart_command"));

        HealthFile = settings.Here.Text("health_file") is { } health ? Below(health) : null;
        DrainFile = settings.Here.Text("drain_file") is { } drain ? Below(drain) : null;
        DrainCommand = settings.Here.Text("drain_command");
        Ports = settings.Here.Ports("port");
        SeenWithin = settings.Time("seen_within");
        DrainWithin = settings.Time("drain_within") ?? TimeSpan.FromSeconds(60);
        settings.Here.RefuseOthers();
        Secrets.Keep(app, Database);
    }

    /// <summary>The short name.</summary>
    public string Name { get; }

    /// <summary>The folder that holds all of it.</summary>
    public string DeployTo { get; }

    /// <summary>The link to the release that runs.</summary>
    public string Current => DeployTo + "/current";

    /// <summary>The folder of what outlives a release.</summary>
    public string Shared => DeployTo + "/shared";

    /// <summary>Whom its files and processes belong to.</summary>
    public string User { get; }

    /// <summary>The group of its files and processes.</summary>
    public string Group { get; }

    /// <summary>The environment of its processes.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; }

    /// <summary>Where its code comes from.</summary>
    public AppSource Source { get; }

    /// <summary>How it is deployed.</summary>
    public Releases Releases { get; }

    /// <summary>Its database; null when it has none, or none that has an address yet.</summary>
    public Database? Database { get; }

    /// <summary>The environment that a Rails application runs in, and the section of its database.yml.</summary>
    public string RailsEnvironment { get; }

    /// <summary>The file with its environment.</summary>
    public string EnvironmentFile { get; }

    /// <summary>The file with its database's address, name and password; null for none.</summary>
    public string? DatabaseFile { get; }

    /// <summary>The mode of these files.</summary>
    public string ConfigMode { get; }

    /// <summary>The command of which a service of its name is made; null when it has services of its own, or none.</summary>
    public string? Command { get; }

    /// <summary>All its services.</summary>
    public IReadOnlyList<string> Services { get; }

    /// <summary>What restarts it in place of its services; null when they are restarted.</summary>
    public string? RestartCommand { get; }

    /// <summary>The file that the health check asks for; null when there is none.</summary>
    public string? HealthFile { get; }

    /// <summary>The file that makes the health check fail; null when there is none.</summary>
    public string? DrainFile { get; }

    /// <summary>The command that makes the health check fail; null when there is none.</summary>
    public string? DrainCommand { get; }

    /// <summary>The ports that it listens on, where they are not those of its layer.</summary>
    public IReadOnlyList<int> Ports { get; }

    /// <summary>How long its balancers take to see that the check fails; null for what their checks' times say.</summary>
    public TimeSpan? SeenWithin { get; }

    /// <summary>Longest time of a drain.</summary>
    public TimeSpan DrainWithin { get; }

    /// <summary>The layers whose instances have it; empty for all.</summary>
    internal IReadOnlyList<string> Layers { get; }

    private string Below(string file) => file.StartsWith('/') ? file : $"{Shared}/{file}";

    private static bool IsName(string name) => name.Length > 0 && char.IsAsciiLetterOrDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-');
}
