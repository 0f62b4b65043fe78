// What haproxy::default and haproxy::configure of OpsWorks did for a load balancer of a stack: setup and configure both run it.
OpsWorksSettings settings = node.Read("haproxy")?.As<OpsWorksSettings>() ?? new();
IReadOnlyList<OpsWorksLayer> layers = OpsWorksLayer.Of(settings);

bool stats = settings.StatsAuth is not null;
if (settings.WantsStats && !stats)
    Warn("haproxy.enable_stats is on, but haproxy.stats_password is not set: there is no statistics page. Nothing is shown without a password.");

Package("haproxy");

Template("/etc/haproxy/haproxy.cfg", new()
{
    Source = "opsworks.cfg.sbn",
    Owner = "root",
    Group = "root",
    Mode = stats ? "0600" : "0644",   // The password stands in it.
    Sensitive = stats,
    Variables = new { settings, layers, balanced = layers.Where(layer => layer.Servers.Count > 0).ToArray() },
    Verify = "haproxy -c -V -f {path}",
    Notifies = [new(Reload, "service[haproxy]")],
});

// Last: a start that fails because of the old file must not keep the new one away.
Service("haproxy", new() { Action = [Enable, Start], Witness = new ReloadProof("/etc/haproxy/haproxy.cfg").See });
