using Microsoft.CodeAnalysis.CSharp.Syntax;
using RecipeRunner.Authoring.Checking.Seen;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class RestartWhereReloadWouldDo : Rule
{
    /// <summary>Services that read all of their configuration again when they reload, and keep their connections.</summary>
    private static readonly string[] Reloading =
        ["haproxy", "nginx", "apache2", "httpd", "ssh", "sshd", "bind9", "named", "unbound", "squid", "postfix", "dovecot", "keepalived", "nftables", "prometheus"];

    /// <summary>What only a start reads: units, environments and limits of processes.</summary>
    private static readonly string[] OnlyAtStart = ["/etc/systemd/", "/etc/default/", "/etc/init.d/", "/etc/sysconfig/", "/etc/security/", "/etc/apache2/envvars"];

    private static readonly string[] Files = ["file", "template", "cookbook_file", "remote_file"];

    public override string Code => "RR050";

    public override string Name => "restart-where-reload-would-do";

    public override string Summary => "A new configuration file restarts a service that could reload it.";

    public override string Why =>
        "A restart cuts every connection, and is an outage when the service does not come up again. HAProxy, nginx, Apache, sshd and their like read a changed configuration when they reload, and go on serving. Units and environments (`/etc/systemd`, `/etc/default`) are read only at a start: for those a restart is right.";

    public override Example Bad => Example.Recipe("""
        File("/etc/nginx/conf.d/gzip.conf", new() { Content = "gzip on;\n", Notifies = [new(Restart, "service[nginx]")] });
        Service("nginx", new() { Action = [Enable, Start] });
        """);

    public override Example Good => Example.Recipe("""
        File("/etc/nginx/conf.d/gzip.conf", new() { Content = "gzip on;\n", Notifies = [new(Reload, "service[nginx]")] });
        Service("nginx", new() { Action = [Enable, Start] });
        """);

    public override IEnumerable<Finding> Check(Source source)
    {
        foreach (Declaration declared in source.Declarations)
        {
            if (declared.Is("ContentResource") && IsConfiguration(declared.Path()))
                foreach (Signal signal in declared.Notifies())
                    if (signal.Action == "restart" && ServiceOf(signal.Key) is { } service && IsReloading(service))
                        yield return Finding(signal.Syntax, service, $"new(Reload, \"{signal.Key}\")");
            if (declared.Type.EndsWith("service", StringComparison.Ordinal) && declared.Name is { } name && IsReloading(name))
                foreach (Signal signal in declared.Subscribes())
                    if (signal.Action == "restart" && IsConfiguration(FileOf(signal.Key)))
                        yield return Finding(signal.Syntax, name, $"new Subscription(Reload, \"{signal.Key}\")");
        }
    }

    private Finding Finding(ExpressionSyntax at, string service, string instead) =>
        At(at, $"A change of this file restarts {service}, which cuts its connections, though {service} reads a new configuration when it reloads.", $"Write {instead}.");

    private static bool IsReloading(string service) =>
        Reloading.Contains(service) || (service.StartsWith("php", StringComparison.Ordinal) && service.EndsWith("-fpm", StringComparison.Ordinal));

    private static bool IsConfiguration(string? path) =>
        path?.StartsWith("/etc/", StringComparison.Ordinal) == true && !OnlyAtStart.Any(start => path.StartsWith(start, StringComparison.Ordinal));

    /// <summary>The service that a key names: <c>haproxy</c> of <c>service[haproxy]</c>, and of <c>haproxy_service[haproxy]</c>.</summary>
    private static string? ServiceOf(string key) => key.IndexOf("service[", StringComparison.Ordinal) is >= 0 and var at && key.EndsWith(']') ? key[(at + "service[".Length)..^1] : null;

    private static string? FileOf(string key) => key.IndexOf('[') is > 0 and var at && Files.Contains(key[..at]) ? key[(at + 1)..^1] : null;
}
