namespace RecipeRunner.Machines.Facts;

/// <summary>What the machine runs: Ohai's platform, kernel and lsb.</summary>
internal sealed class PlatformFacts(FactFiles files)
{
    private Dictionary<string, string>? release;

    public string Platform => Release.GetValueOrDefault("ID") switch
    {
        null or "" => "linux",
        "rhel" => "redhat",
        "amzn" => "amazon",
        "ol" => "oracle",
        "sles" => "suse",
        var id => id,
    };

    /// <summary>Debian's os-release has the major number only, and none for testing: then /etc/debian_version has a name.</summary>
    public string? Version => Release.GetValueOrDefault("VERSION_ID") ?? files.Text("/etc/debian_version");

    public string Family => Platform switch
    {
        "debian" or "ubuntu" or "linuxmint" or "raspbian" => "debian",
        "redhat" or "centos" or "rocky" or "almalinux" or "oracle" => "rhel",
        "fedora" or "amazon" or "suse" or "arch" => Platform,
        _ => Release.GetValueOrDefault("ID_LIKE")?.Split(' ')[0] ?? Platform,
    };

    public Dictionary<string, object?> Lsb() => new()
    {
        ["id"] = Release.GetValueOrDefault("ID") is { Length: > 0 } id ? char.ToUpperInvariant(id[0]) + id[1..] : null,
        ["description"] = Release.GetValueOrDefault("PRETTY_NAME"),
        ["release"] = Release.GetValueOrDefault("VERSION_ID"),
        ["codename"] = Release.GetValueOrDefault("VERSION_CODENAME"),
    };

    public string? KernelRelease => files.Text("/proc/sys/kernel/osrelease");

    public Dictionary<string, object?> Kernel() => new()
    {
        ["name"] = files.Text("/proc/sys/kernel/ostype"),
        ["release"] = KernelRelease,
        ["version"] = files.Text("/proc/sys/kernel/version"),
        ["machine"] = Machine,
        ["processor"] = Machine,
        ["os"] = "GNU/Linux",
    };

    private string Machine => files.Text("/proc/sys/kernel/arch") ?? System.Runtime.InteropServices.RuntimeInformation.OSArchitecture switch
    {
        System.Runtime.InteropServices.Architecture.X64 => "x86_64",
        System.Runtime.InteropServices.Architecture.Arm64 => "aarch64",
        System.Runtime.InteropServices.Architecture.X86 => "i686",
        var other => other.ToString().ToLowerInvariant(),
    };

    private Dictionary<string, string> Release => release ??= files.Pairs(files.Exists("/etc/os-release") ? "/etc/os-release" : "/usr/lib/os-release", '=');
}
