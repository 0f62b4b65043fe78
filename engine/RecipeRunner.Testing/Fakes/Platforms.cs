namespace RecipeRunner.Testing.Fakes;

/// <summary>Machines as the distributions install them.</summary>
internal static class Platforms
{
    public static FakeMachine Make(string platform, string version, string codename, string pretty)
    {
        FakeMachine machine = new(Facts(platform, version, codename));
        machine.HasFile("/etc/os-release", $"""
            PRETTY_NAME="{pretty}"
            ID={platform}
            VERSION_ID="{version}"
            VERSION_CODENAME={codename}

            """);
        return machine;
    }

    private static Dictionary<string, object?> Facts(string platform, string version, string codename) => new(StringComparer.Ordinal)
    {
        ["platform"] = platform,
        ["platform_family"] = "debian",
        ["platform_version"] = version,
        ["os"] = "linux",
        ["hostname"] = "fauxhost",
        ["machinename"] = "fauxhost",
        ["fqdn"] = "fauxhost.example.com",
        ["domain"] = "example.com",
        ["ipaddress"] = "10.0.0.2",
        ["kernel"] = new Dictionary<string, object?> { ["name"] = "Linux", ["machine"] = "x86_64" },
        ["lsb"] = new Dictionary<string, object?> { ["id"] = platform, ["codename"] = codename, ["release"] = version },
        ["cpu"] = new Dictionary<string, object?> { ["total"] = 2L },
        ["memory"] = new Dictionary<string, object?> { ["total"] = "2097152kB" },
        ["init_package"] = "systemd",
    };
}
