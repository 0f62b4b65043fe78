using RecipeRunner.Machines.Accounts;
using RecipeRunner.Nodes;

namespace RecipeRunner.Machines.Facts;

/// <summary>
/// The automatic attributes in Ohai's names and shapes, from the machine's own files: each gathered when it is first read, no
/// command run, nothing outside the machine asked (a cloud's metadata address included).
/// </summary>
internal sealed class LocalFacts(IFiles machineFiles) : IAutomaticAttributes
{
    private static readonly string[] s_keys =
    [
        "platform", "platform_family", "platform_version", "os", "os_version", "lsb", "kernel", "hostname", "machinename", "fqdn", "domain",
        "ipaddress", "ip6address", "macaddress", "network", "cpu", "memory", "dmi", "virtualization", "filesystem", "etc", "current_user",
        "root_group", "shells", "init_package", "machine_id", "uptime", "uptime_seconds", "ohai_time", "time",
    ];

    private readonly Dictionary<string, object?> gathered = [];
    private readonly FactFiles files = new(machineFiles);
    private PlatformFacts? platform;
    private HostFacts? host;
    private NetworkFacts? network;
    private AccountFiles? accounts;

    public IReadOnlyCollection<string> Keys => s_keys;

    public object? Gather(string key)
    {
        if (!gathered.TryGetValue(key, out object? value)) gathered[key] = value = Find(key);
        return value;
    }

    private PlatformFacts Platform => platform ??= new(files);

    private HostFacts Host => host ??= new(files);

    private NetworkFacts Network => network ??= new(files);

    private AccountFiles Accounts => accounts ??= new(machineFiles);

    private object? Find(string key) => key switch
    {
        "platform" => Platform.Platform,
        "platform_family" => Platform.Family,
        "platform_version" => Platform.Version,
        "os" => "linux",
        "os_version" => Platform.KernelRelease,
        "lsb" => Platform.Lsb(),
        "kernel" => Platform.Kernel(),
        "hostname" => Host.HostName,
        "machinename" => Host.MachineName,
        "fqdn" => Host.Fqdn,
        "domain" => Host.Domain,
        "ipaddress" => Network.IpAddress,
        "ip6address" => Network.Ip6Address,
        "macaddress" => Network.MacAddress,
        "network" => Network.Gather(),
        "cpu" => new HardwareFacts(files).Cpu(),
        "memory" => new HardwareFacts(files).Memory(),
        "dmi" => new HardwareFacts(files).Dmi(),
        "virtualization" => new VirtualizationFacts(files).Gather(),
        "filesystem" => new FilesystemFacts(files).Gather(),
        "etc" => Etc(),
        "current_user" => Environment.UserName,
        "root_group" => Accounts.Groups.FirstOrDefault(group => group.Gid == 0)?.Name,
        "shells" => files.Lines("/etc/shells").Where(line => line.StartsWith('/')).ToList<object?>(),
        "init_package" => files.Text("/proc/1/comm"),
        "machine_id" => files.Text("/etc/machine-id"),
        "uptime" => Host.Uptime,
        "uptime_seconds" => Host.UptimeSeconds,
        "ohai_time" => DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() / 1000.0,
        "time" => Host.Time(),
        _ => null,
    };

    private Dictionary<string, object?> Etc()
    {
        var passwd = new Dictionary<string, object?>();
        foreach (UserAccount user in Accounts.Users)
        {
            passwd[user.Name] = new Dictionary<string, object?>
            {
                ["dir"] = user.Home,
                ["gid"] = (long)user.Gid,
                ["uid"] = (long)user.Uid,
                ["shell"] = user.Shell,
                ["gecos"] = user.Comment,
            };
        }
        var group = new Dictionary<string, object?>();
        foreach (GroupAccount one in Accounts.Groups)
            group[one.Name] = new Dictionary<string, object?> { ["gid"] = (long)one.Gid, ["members"] = one.Members.ToList<object?>() };
        return new() { ["passwd"] = passwd, ["group"] = group };
    }
}
