namespace RecipeRunner.Testing.Fakes;

/// <summary>A distribution as a preset has it.</summary>
/// <param name="Id">Ohai's <c>platform</c>.</param>
/// <param name="Name">As lsb_release writes it.</param>
/// <param name="Version">Ohai's <c>platform_version</c>.</param>
/// <param name="Codename">The release's name.</param>
/// <param name="Pretty">With everything, for people.</param>
/// <param name="Kernel">The kernel's release.</param>
internal sealed record Platform(string Id, string Name, string Version, string Codename, string Pretty, string Kernel)
{
    public static Platform Debian12 { get; } = new("debian", "Debian", "12", "bookworm", "Debian GNU/Linux 12 (bookworm)", "6.1.0-18-amd64");

    public static Platform Ubuntu2204 { get; } = new("ubuntu", "Ubuntu", "22.04", "jammy", "Ubuntu 22.04 LTS", "5.15.0-105-generic");

    public static Platform Ubuntu2404 { get; } = new("ubuntu", "Ubuntu", "24.04", "noble", "Ubuntu 24.04 LTS", "6.8.0-31-generic");

    /// <summary>The preset of a platform.</summary>
    public static Platform Of(string id, string version)
    {
        Platform[] all = [Debian12, Ubuntu2204, Ubuntu2404];
        return Array.Find(all, p => p.Id == id && p.Version == version)
            ?? throw new ArgumentException($"There is no preset of {id} {version}, but of {string.Join(", ", all.Select(p => $"{p.Id} {p.Version}"))}.");
    }

    /// <summary>A machine as the distribution installs it.</summary>
    public FakeMachine Make() => new FakeMachine(PlatformFacts.Of(this)).HasFile("/etc/os-release", $"""
        PRETTY_NAME="{Pretty}"
        NAME="{Name}"
        ID={Id}
        VERSION_ID="{Version}"
        VERSION_CODENAME={Codename}

        """);
}
