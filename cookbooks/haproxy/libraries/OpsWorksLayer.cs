namespace Haproxy;

/// <summary>One kind of application server as OpsWorks balances it: all its instances together serve all its applications.</summary>
public sealed record OpsWorksLayer
{
    /// <summary><c>rails</c>, <c>php</c>, <c>nodejs</c>, <c>static</c> or <c>java</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>What its backend is called; the one for port 443 ends in <c>_ssl</c>.</summary>
    public required string Backend { get; init; }

    /// <summary>The method of its health checks.</summary>
    public required string HealthCheckMethod { get; init; }

    /// <summary>Its servers, in the order of their names.</summary>
    public required IReadOnlyList<OpsWorksServer> Servers { get; init; }

    /// <summary>The domains of its applications, in the order in which they are asked.</summary>
    public required IReadOnlyList<OpsWorksDomain> Domains { get; init; }

    /// <summary>All kinds, in the order of the file; the first that has servers gets what belongs to no application.</summary>
    public static IReadOnlyList<OpsWorksLayer> Of(OpsWorksSettings s) =>
    [
        Of("rails", "rails_app_servers", s.RailsBackends, s.RailsApplications, s.MaxconFactorRailsApp, s.MaxconFactorRailsAppSsl, s.HealthCheckMethod),
        Of("php", "php_app_servers", s.PhpBackends, s.PhpApplications, s.MaxconFactorPhpApp, s.MaxconFactorPhpAppSsl, s.HealthCheckMethod),
        Of("nodejs", "nodejs_app_servers", s.NodejsBackends, s.NodejsApplications, s.MaxconFactorNodejsApp, s.MaxconFactorNodejsAppSsl, s.HealthCheckMethod),
        // nginx, which serves the static sites, has no answer to OPTIONS.
        Of("static", "static_servers", s.StaticBackends, s.StaticApplications, s.MaxconFactorStatic, s.MaxconFactorStaticSsl, "GET"),
        // OpsWorks never told Java applications apart: they are reached as the default alone.
        Of("java", "java_servers", s.JavaBackends, null, s.MaxconFactorJavaApp, s.MaxconFactorJavaAppSsl, s.HealthCheckMethod),
    ];

    private static OpsWorksLayer Of(
        string kind, string backend, IReadOnlyList<OpsWorksInstance>? instances, OrderedDictionary<string, OpsWorksApplication>? applications,
        double factor, double sslFactor, string healthCheckMethod) => new()
    {
        Kind = kind,
        Backend = backend,
        HealthCheckMethod = healthCheckMethod,
        Servers = OpsWorksServer.Of(instances ?? [], factor, sslFactor),
        Domains = [.. (applications ?? []).SelectMany(a => OpsWorksDomain.Of(kind, a.Key, a.Value))],
    };
}
