namespace RecipeRunner.Testing.Fakes;

/// <summary>The automatic attributes of a preset: those that a real machine has, of a small virtual one.</summary>
internal static class PlatformFacts
{
    private const string Address = "10.0.0.2";
    private const string Hardware = "02:00:0A:00:00:02";

    public static Dictionary<string, object?> Of(Platform platform) => new(StringComparer.Ordinal)
    {
        ["platform"] = platform.Id,
        ["platform_family"] = "debian",
        ["platform_version"] = platform.Version,
        ["os"] = "linux",
        ["os_version"] = platform.Kernel,
        ["lsb"] = Map(("id", platform.Name), ("description", platform.Pretty), ("release", platform.Version), ("codename", platform.Codename)),
        ["kernel"] = Map(("name", "Linux"), ("release", platform.Kernel), ("version", "#1 SMP"), ("machine", "x86_64"), ("processor", "x86_64"), ("os", "GNU/Linux")),
        ["hostname"] = "fauxhost",
        ["machinename"] = "fauxhost",
        ["fqdn"] = "fauxhost.example.com",
        ["domain"] = "example.com",
        ["ipaddress"] = Address,
        ["ip6address"] = null,
        ["macaddress"] = Hardware,
        ["network"] = Network(),
        ["cpu"] = Map(("total", 2L), ("real", 1L), ("cores", 2L)),
        ["memory"] = Map(("total", "2097152kB"), ("free", "1048576kB"), ("available", "1572864kB"), ("swap", Map(("total", "0kB"), ("free", "0kB")))),
        ["dmi"] = Map(),
        ["virtualization"] = Map(("system", "kvm"), ("role", "guest"), ("systems", Map(("kvm", "guest")))),
        ["filesystem"] = Filesystem(),
        ["etc"] = Accounts(),
        ["current_user"] = "root",
        ["root_group"] = "root",
        ["shells"] = List("/bin/sh", "/bin/bash"),
        ["init_package"] = "systemd",
        ["machine_id"] = "5252525252525252525252525252525a",
        ["uptime"] = "1 days 00 hours 00 minutes 00 seconds",
        ["uptime_seconds"] = 86400L,
        ["ohai_time"] = 1767225600.0,
        ["time"] = Map(("timezone", "UTC")),
    };

    private static Dictionary<string, object?> Network() => Map(
        ("default_interface", "eth0"),
        ("default_gateway", "10.0.0.1"),
        ("interfaces", Map(
            ("lo", Map(("encapsulation", "Loopback"), ("mtu", "65536"), ("state", "unknown"), ("addresses", Map(("127.0.0.1", Map(("family", "inet"), ("prefixlen", "8"), ("scope", "Node"), ("netmask", "255.0.0.0"))))))),
            ("eth0", Map(("encapsulation", "Ethernet"), ("mtu", "1500"), ("state", "up"), ("addresses", Map(
                (Address, Map(("family", "inet"), ("prefixlen", "24"), ("scope", "Global"), ("netmask", "255.255.255.0"))),
                (Hardware, Map(("family", "lladdr"))))))))));

    private static Dictionary<string, object?> Filesystem()
    {
        return Map(
            ("by_device", Map(("/dev/vda1", With(("mounts", List("/")))))),
            ("by_mountpoint", Map(("/", With(("devices", List("/dev/vda1")))))),
            ("by_pair", Map(("/dev/vda1,/", With(("device", "/dev/vda1"), ("mount", "/"))))));

        static Dictionary<string, object?> With(params (string Key, object? Value)[] more) =>
            Map([("fs_type", "ext4"), ("mount_options", List("rw", "relatime")), ("kb_size", "20971520"), ("kb_used", "10485760"), ("kb_available", "10485760"), ("percent_used", "50%"), .. more]);
    }

    private static Dictionary<string, object?> Accounts() => Map(
        ("passwd", Map(
            ("root", Map(("dir", "/root"), ("gid", 0L), ("uid", 0L), ("shell", "/bin/bash"), ("gecos", "root"))),
            ("www-data", Map(("dir", "/var/www"), ("gid", 33L), ("uid", 33L), ("shell", "/usr/sbin/nologin"), ("gecos", "www-data"))))),
        ("group", Map(
            ("root", Map(("gid", 0L), ("members", List()))),
            ("www-data", Map(("gid", 33L), ("members", List()))))));

    private static Dictionary<string, object?> Map(params (string Key, object? Value)[] entries) => entries.ToDictionary(e => e.Key, e => e.Value);

    private static List<object?> List(params string[] items) => [.. items];
}
