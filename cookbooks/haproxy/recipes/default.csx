// HAProxy from its package, with the clusters that attributes name. Recipes of other cookbooks add sections of their own.
string configFile = node["haproxy"]["config_file"];

HaproxyInstall("package");

// Debian's own places and modes: a plan is to be made without root too. Whoever puts passwords in says ConfigFileMode = "0640".
HaproxyConfigGlobal("", new()
{
    ConfigFile = configFile,
    ConfigDirMode = "0755",
    ConfigFileMode = "0644",
    Chroot = "/var/lib/haproxy",
    Log = "/dev/log local0",
    DebugOption = null,
    Stats = new() { ["socket"] = "/run/haproxy/admin.sock mode 660 level admin expose-fd listeners" },
    Maxconn = node["haproxy"]["maxconn"],
});

HaproxyConfigDefaults("", new() { ConfigFile = configFile, Timeout = node["haproxy"]["timeouts"], Option = new[] { "dontlognull", "idle-close-on-response" } });

foreach ((string name, AttributeValue cluster) in node["haproxy"]["clusters"])
{
    ProxyMode mode = cluster["mode"].As<ProxyMode>();
    HaproxyFrontend(name, new()
    {
        ConfigFile = configFile,
        Bind = cluster["bind"],
        Mode = mode,
        Option = mode == ProxyMode.Tcp ? "tcplog" : "httplog",
        DefaultBackend = name,
    });
    HaproxyBackend(name, new()
    {
        ConfigFile = configFile,
        Mode = mode,
        ExtraOptions = new() { ["balance"] = cluster["balance"] },
        Server = cluster["servers"].Select(s => $"{s["name"]} {s["address"]}:{s["port"]} check {cluster["check"]}").ToArray(),
    });
}

HaproxyService("haproxy", new() { ConfigFile = configFile, Action = [Enable, Start] });
