using System.Runtime.CompilerServices;
using RecipeRunner.Dsl;

namespace Haproxy;

/// <summary>HAProxy itself, from a package or from its source, with its user and group.</summary>
/// <action name="install">Installs HAProxy, and makes its user and group where they are missing.</action>
/// <example><code>
/// HaproxyInstall("package");
/// </code></example>
public sealed record HaproxyInstallResource : HaproxyConfigFileResource
{
    private const string Sources = "/usr/local/src";
    private static readonly ResourceAction[] Known = ["install"];

    /// <summary>`Package` or `Source`. Default: the resource's name says it.</summary>
    public InstallType? InstallType { get; init; }

    /// <summary>Where a source build is installed to.</summary>
    public string BinPrefix { get; init; } = "/usr";

    /// <summary>The package.</summary>
    public string PackageName { get; init; } = "haproxy";

    /// <summary>Its version. Default: the newest.</summary>
    public string? PackageVersion { get; init; }

    /// <summary>For RHEL in Chef; nothing on Debian and Ubuntu.</summary>
    public bool EnableIusRepo { get; init; }

    /// <summary>For RHEL in Chef; nothing on Debian and Ubuntu.</summary>
    public bool EnableEpelRepo { get; init; } = true;

    /// <summary>The version of the source.</summary>
    public string SourceVersion { get; init; } = "2.2.4";

    /// <summary>Where the source comes from. Default: haproxy.org.</summary>
    public string SourceUrl { get => field ?? $"https://www.haproxy.org/download/{Branch}/src/haproxy-{SourceVersion}.tar.gz"; init; }

    /// <summary>SHA-256 of the source. Default: that of the default version; unset for another one, which is then taken as it comes.</summary>
    public string? SourceChecksum
    {
        get => field ?? (SourceVersion == "2.2.4" ? "87a4d9d4ff8dc3094cb61bbed4a8eed2c40b5ac47b9604daebaf036d7b541be2" : null);
        init;
    }

    /// <summary>`CPU` of the build. Default: the build's own.</summary>
    public string? SourceTargetCpu { get; init; }

    /// <summary>`ARCH` of the build. Default: the build's own.</summary>
    public string? SourceTargetArch { get; init; }

    /// <summary>`TARGET` of the build. Default: `linux-glibc`, before 2.0 `linux2628`.</summary>
    public string SourceTargetOs { get => field ?? (SourceVersion.StartsWith("1.", StringComparison.Ordinal) ? "linux2628" : "linux-glibc"); init; }

    /// <summary>Build with libcrypt.</summary>
    public bool UseLibcrypt { get; init; } = true;

    /// <summary>Build with PCRE.</summary>
    public bool UsePcre { get; init; } = true;

    /// <summary>Build with the Prometheus exporter.</summary>
    public bool UsePromex { get; init; }

    /// <summary>Build with OpenSSL.</summary>
    public bool UseOpenssl { get; init; } = true;

    /// <summary>Build with zlib.</summary>
    public bool UseZlib { get; init; } = true;

    /// <summary>Build with transparent proxying.</summary>
    public bool UseLinuxTproxy { get; init; } = true;

    /// <summary>Build with splicing.</summary>
    public bool UseLinuxSplice { get; init; } = true;

    /// <summary>Build with Lua.</summary>
    public bool UseLua { get; init; }

    /// <summary>Folder of Lua's library.</summary>
    public string? LuaLib { get; init; }

    /// <summary>Folder of Lua's headers.</summary>
    public string? LuaInc { get; init; }

    /// <summary>Folder of OpenSSL's library.</summary>
    public string? SslLib { get; init; }

    /// <summary>Folder of OpenSSL's headers.</summary>
    public string? SslInc { get; init; }

    /// <summary>Build with systemd's notifications. Default: from version 1.8.</summary>
    public bool? UseSystemd { get; init; }

    public override IReadOnlyList<ResourceAction> Actions => Known;

    protected override IEnumerable<string> Validate(ResourceContext context)
    {
        if (Type is null) yield return $"'{Name}' says neither package nor source: name the resource so, or set InstallType.";
        if (!Version.TryParse(SourceVersion, out _)) yield return $"'{SourceVersion}' is not a version of HAProxy's source.";
    }

    protected override void Compose(ResourceAction action)
    {
        if (Type == Haproxy.InstallType.Package) Package(PackageName, new() { Version = PackageVersion });
        else Build();
        // The package makes them; where it does not, or others are wanted, they are made here, and those that are there are left as they are.
        Recipe.Group(Group, new() { System = true });
        Recipe.User(User, new() { Gid = Group, System = true });
    }

    private InstallType? Type => InstallType ?? Name switch
    {
        "package" => Haproxy.InstallType.Package,
        "source" => Haproxy.InstallType.Source,
        _ => null,
    };

    private string Branch => string.Join('.', SourceVersion.Split('.').Take(2));

    private void Build()
    {
        string archive = $"{Sources}/haproxy-{SourceVersion}.tar.gz";
        Package("build-essential");
        foreach (string library in Libraries()) Package(library);
        RemoteFile(archive, new() { Source = SourceUrl, Checksum = SourceChecksum });
        Bash("compile haproxy", new()
        {
            Cwd = Sources,
            Code = $"set -e\ntar xzf {archive}\ncd haproxy-{SourceVersion}\nmake {string.Join(' ', BuildOptions())}\nmake install PREFIX={BinPrefix}\n",
            NotIf = $"{BinPrefix}/sbin/haproxy -v | grep -F 'version {SourceVersion}'",
        });
    }

    private IEnumerable<string> Libraries()
    {
        if (UsePcre) yield return "libpcre3-dev";
        if (UseOpenssl && SslLib is null) yield return "libssl-dev";
        if (UseZlib) yield return "zlib1g-dev";
        if (WithSystemd) yield return "libsystemd-dev";
    }

    private bool WithSystemd => UseSystemd ?? Version.Parse(SourceVersion) >= new Version(1, 8);

    private IEnumerable<string> BuildOptions()
    {
        (string Name, string? Value)[] options =
        [
            ("TARGET", SourceTargetOs), ("CPU", SourceTargetCpu), ("ARCH", SourceTargetArch),
            ("USE_LIBCRYPT", Flag(UseLibcrypt)), ("USE_PCRE", Flag(UsePcre)), ("USE_OPENSSL", Flag(UseOpenssl)), ("USE_ZLIB", Flag(UseZlib)),
            ("USE_LINUX_TPROXY", Flag(UseLinuxTproxy)), ("USE_LINUX_SPLICE", Flag(UseLinuxSplice)), ("USE_SYSTEMD", Flag(WithSystemd)),
            ("USE_LUA", UseLua ? "1" : null), ("USE_PROMEX", UsePromex ? "1" : null),
            ("LUA_LIB", LuaLib), ("LUA_INC", LuaInc), ("SSL_LIB", SslLib), ("SSL_INC", SslInc),
            ("LDFLAGS", SslLib is null ? null : $"-Wl,-rpath,{SslLib}"),
        ];
        return from option in options where option.Value is not null select $"{option.Name}={option.Value}";
    }

    private static string Flag(bool wanted) => wanted ? "1" : "0";
}

[RecipeVerbs]
public static class HaproxyInstallVerbs
{
    /// <summary>Declares HAProxy itself, `package` or `source`. Actions: install.</summary>
    public static ResourceSlot HaproxyInstall(string name, HaproxyInstallResource? properties = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Declare(name, properties ?? new(), file, line);
}
