using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace RecipeRunner.Machines.Facts;

/// <summary>Interfaces, addresses and default routes. The kernel has no file that says which address an interface has: it is asked by getifaddrs.</summary>
internal sealed class NetworkFacts(FactFiles files)
{
    private readonly Lazy<NetworkInterface[]> interfaces = new(NetworkInterface.GetAllNetworkInterfaces);

    public string? IpAddress => Address(AddressFamily.InterNetwork)?.ToString();

    public string? Ip6Address => Address(AddressFamily.InterNetworkV6)?.ToString();

    public string? MacAddress => Main is { } main ? Mac(main) : null;

    public Dictionary<string, object?> Gather()
    {
        var interfaces = new Dictionary<string, object?>();
        foreach (NetworkInterface one in this.interfaces.Value) interfaces[one.Name] = Describe(one);
        var facts = new Dictionary<string, object?> { ["interfaces"] = interfaces };
        if (DefaultRoutes.Read4(files) is { } route4) (facts["default_interface"], facts["default_gateway"]) = (route4.Interface, route4.Gateway);
        if (DefaultRoutes.Read6(files) is { } route6) (facts["default_inet6_interface"], facts["default_inet6_gateway"]) = (route6.Interface, route6.Gateway);
        return facts;
    }

    /// <summary>The interface of the default route, or the first that is up and leads anywhere.</summary>
    private NetworkInterface? Main
    {
        get
        {
            string? name = DefaultRoutes.Read4(files)?.Interface;
            return Array.Find(interfaces.Value, one => one.Name == name)
                ?? Array.Find(interfaces.Value, one => one.NetworkInterfaceType != NetworkInterfaceType.Loopback && Addresses(one).Count > 0);
        }
    }

    private IPAddress? Address(AddressFamily family)
    {
        string? name = (family == AddressFamily.InterNetwork ? DefaultRoutes.Read4(files) : DefaultRoutes.Read6(files))?.Interface;
        NetworkInterface? one = Array.Find(interfaces.Value, candidate => candidate.Name == name) ?? Main;
        return one is null ? null : Addresses(one).Select(address => address.Address)
            .FirstOrDefault(address => address.AddressFamily == family && !address.IsIPv6LinkLocal && !IPAddress.IsLoopback(address));
    }

    private static UnicastIPAddressInformationCollection Addresses(NetworkInterface one) => one.GetIPProperties().UnicastAddresses;

    private Dictionary<string, object?> Describe(NetworkInterface one)
    {
        string folder = $"/sys/class/net/{one.Name}";
        bool loopback = one.NetworkInterfaceType == NetworkInterfaceType.Loopback;
        var addresses = new Dictionary<string, object?>();
        if (!loopback && Mac(one) is { } mac) addresses[mac] = new Dictionary<string, object?> { ["family"] = "lladdr" };
        foreach (UnicastIPAddressInformation address in Addresses(one)) addresses[PlainText(address.Address)] = Describe(address);
        return new()
        {
            ["encapsulation"] = loopback ? "Loopback" : "Ethernet",
            ["mtu"] = files.Text(folder + "/mtu"),
            ["state"] = files.Text(folder + "/operstate"),
            ["addresses"] = addresses,
        };
    }

    private static Dictionary<string, object?> Describe(UnicastIPAddressInformation address)
    {
        bool v6 = address.Address.AddressFamily == AddressFamily.InterNetworkV6;
        var facts = new Dictionary<string, object?>
        {
            ["family"] = v6 ? "inet6" : "inet",
            ["prefixlen"] = address.PrefixLength.ToString(),
            ["scope"] = IPAddress.IsLoopback(address.Address) ? "Node" : address.Address.IsIPv6LinkLocal ? "Link" : "Global",
        };
        if (!v6) facts["netmask"] = address.IPv4Mask.ToString();
        return facts;
    }

    /// <summary>Without the interface's number that .NET adds to link-local addresses.</summary>
    private static string PlainText(IPAddress address) => address.ToString().Split('%')[0];

    private static string? Mac(NetworkInterface one) =>
        one.GetPhysicalAddress().GetAddressBytes() is { Length: > 0 } bytes ? string.Join(':', bytes.Select(b => b.ToString("X2"))) : null;
}
