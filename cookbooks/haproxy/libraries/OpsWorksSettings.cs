namespace Haproxy;

/// <summary>
/// The attributes <c>haproxy.*</c> that the built-in cookbook of OpsWorks read, with its defaults. They stand here and in no
/// attributes file, so that only a run with <c>haproxy::opsworks</c> pays for them.
/// </summary>
public sealed record OpsWorksSettings
{
    /// <summary>HAProxy's balance algorithm.</summary>
    public string Balance { get; init; } = "roundrobin";

    /// <summary>Time between two health checks of a server.</summary>
    public string CheckInterval { get; init; } = "10s";

    /// <summary>How long a client may be silent.</summary>
    public string ClientTimeout { get; init; } = "60s";

    /// <summary>How long a server may be silent.</summary>
    public string ServerTimeout { get; init; } = "60s";

    /// <summary>How long a request waits for a free server.</summary>
    public string QueueTimeout { get; init; } = "120s";

    /// <summary>How long connecting to a server may take.</summary>
    public string ConnectTimeout { get; init; } = "10s";

    /// <summary>How long a client may take to send a whole request.</summary>
    public string HttpRequestTimeout { get; init; } = "30s";

    /// <summary>Connections of the whole process.</summary>
    public string GlobalMaxConnections { get; init; } = "80000";

    /// <summary>Connections of each frontend.</summary>
    public string DefaultMaxConnections { get; init; } = "80000";

    /// <summary>How often connecting to a server is tried again.</summary>
    public string Retries { get; init; } = "3";

    /// <summary>Whether connections end after one response. As in Ruby, all but false and null is on, even the text "false".</summary>
    public object? Httpclose { get; init; } = true;

    /// <summary>Whether the server's side of a connection ends after one response; on and off as in <see cref="Httpclose"/>.</summary>
    public object? HttpServerClose { get; init; } = false;

    /// <summary>Where the admin socket lies.</summary>
    public string StatsSocketPath { get; init; } = "/tmp/haproxy.sock";

    /// <summary><c>user</c>, <c>operator</c> or <c>admin</c>; null leaves it to HAProxy.</summary>
    public string? StatsSocketLevel { get; init; }

    /// <summary>Whether there is a statistics page; on and off as in <see cref="Httpclose"/>.</summary>
    public object? EnableStats { get; init; } = false;

    /// <summary>Where the statistics page is.</summary>
    public string StatsUrl { get; init; } = "/haproxy?stats";

    /// <summary>Who may see the statistics page.</summary>
    public string StatsUser { get; init; } = "opsworks";

    /// <summary>The password for the statistics page. Without one there is no page.</summary>
    public string? StatsPassword { get; init; }

    /// <summary>The path that health checks ask for.</summary>
    public string HealthCheckUrl { get; init; } = "/";

    /// <summary>The method of health checks; static servers are always asked with GET.</summary>
    public string HealthCheckMethod { get; init; } = "OPTIONS";

    /// <summary>Connections to a Rails server per process of it.</summary>
    public double MaxconFactorRailsApp { get; init; } = 7;

    /// <summary>The same on port 443.</summary>
    public double MaxconFactorRailsAppSsl { get; init; } = 7;

    /// <summary>Connections to a PHP server per process of it.</summary>
    public double MaxconFactorPhpApp { get; init; } = 10;

    /// <summary>The same on port 443.</summary>
    public double MaxconFactorPhpAppSsl { get; init; } = 10;

    /// <summary>Connections to a Node.js server per process of it.</summary>
    public double MaxconFactorNodejsApp { get; init; } = 10;

    /// <summary>The same on port 443.</summary>
    public double MaxconFactorNodejsAppSsl { get; init; } = 10;

    /// <summary>Connections to a Java server per process of it.</summary>
    public double MaxconFactorJavaApp { get; init; } = 10;

    /// <summary>The same on port 443.</summary>
    public double MaxconFactorJavaAppSsl { get; init; } = 10;

    /// <summary>Connections to a static server per process of it.</summary>
    public double MaxconFactorStatic { get; init; } = 15;

    /// <summary>The same on port 443.</summary>
    public double MaxconFactorStaticSsl { get; init; } = 15;

    /// <summary>The instances of the Rails layer.</summary>
    public IReadOnlyList<OpsWorksInstance>? RailsBackends { get; init; }

    /// <summary>The instances of the PHP layer.</summary>
    public IReadOnlyList<OpsWorksInstance>? PhpBackends { get; init; }

    /// <summary>The instances of the Node.js layer.</summary>
    public IReadOnlyList<OpsWorksInstance>? NodejsBackends { get; init; }

    /// <summary>The instances of the static web layer.</summary>
    public IReadOnlyList<OpsWorksInstance>? StaticBackends { get; init; }

    /// <summary>The instances of the Java layer.</summary>
    public IReadOnlyList<OpsWorksInstance>? JavaBackends { get; init; }

    /// <summary>The Rails applications, by name; the first that fits a request is taken.</summary>
    public OrderedDictionary<string, OpsWorksApplication>? RailsApplications { get; init; }

    /// <summary>The PHP applications.</summary>
    public OrderedDictionary<string, OpsWorksApplication>? PhpApplications { get; init; }

    /// <summary>The Node.js applications.</summary>
    public OrderedDictionary<string, OpsWorksApplication>? NodejsApplications { get; init; }

    /// <summary>The static applications.</summary>
    public OrderedDictionary<string, OpsWorksApplication>? StaticApplications { get; init; }

    /// <summary>Whether a statistics page is wanted.</summary>
    public bool WantsStats => EnableStats is not (null or false);

    /// <summary>User and password of the statistics page as HAProxy reads them back; null when there is to be no page.</summary>
    public string? StatsAuth => WantsStats && !string.IsNullOrEmpty(StatsPassword) ? $"{Escaped(StatsUser)}:{Escaped(StatsPassword)}" : null;

    /// <summary>A '#' would begin a comment, and leave a shorter password than the one that was set.</summary>
    private static string Escaped(string word) => string.Concat(word.Select(c => " #\\\"'".Contains(c) ? $"\\{c}" : $"{c}"));
}

/// <summary>An instance as OpsWorks lists it in <c>haproxy.KIND_backends</c>.</summary>
public sealed record OpsWorksInstance
{
    /// <summary>Its host name.</summary>
    public required string Name { get; init; }

    /// <summary>Its private address; one that has none yet is not balanced.</summary>
    public string? Ip { get; init; }

    /// <summary>How many processes serve in it; OpsWorks made it from the instance's size. Default 10.</summary>
    public int? Backends { get; init; }
}

/// <summary>An application as OpsWorks lists it in <c>haproxy.KIND_applications</c>.</summary>
public sealed record OpsWorksApplication
{
    /// <summary>Its domains; requests for their subdomains are its own as well.</summary>
    public IReadOnlyList<string>? Domains { get; init; }

    /// <summary>The path below which it lives in its domains; null for all.</summary>
    public string? MountedAt { get; init; }
}
