Package("haproxy");

Template(node["haproxy"]["config_file"], new()
{
    Source = "haproxy.cfg.sbn",
    Mode = "0644",
    Variables = node["haproxy"],
    Verify = "haproxy -c -f {path}",
    Notifies = [new(Reload, "service[haproxy]")],
});

// Last: a start that fails because of the old file must not keep the new one away.
Service("haproxy", new() { Action = [Enable, Start] });
