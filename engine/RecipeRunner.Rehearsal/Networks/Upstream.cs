using System.Net;
using System.Net.Sockets;
using RecipeRunner.Rehearsal.Hosts;

namespace RecipeRunner.Rehearsal.Networks;

/// <summary>How this machine reaches others: by itself, or through the proxy that apt or the environment names.</summary>
/// <param name="ProxyFor">The proxy for an address; null for none.</param>
internal sealed record Upstream(Func<Uri, Uri?> ProxyFor)
{
    /// <summary>Whether this machine itself may be asked, which is none of a host's business.</summary>
    public bool ServesLoopback { get; init; }

    public static Upstream OfThisMachine()
    {
        Uri? apt = AptProxy();
        IWebProxy environment = HttpClient.DefaultProxy;
        return new(address => apt ?? (environment.IsBypassed(address) ? null : environment.GetProxy(address)));
    }

    /// <exception cref="IOException">It is this machine itself.</exception>
    public async Task<NetworkStream> Connect(string host, int port, bool isProxy, CancellationToken stop)
    {
        IPAddress[] addresses = await Dns.GetHostAddressesAsync(host, stop).ConfigureAwait(false);
        // A proxy of this machine may well be on it.
        if (!isProxy && !ServesLoopback && Array.Exists(addresses, a => IPAddress.IsLoopback(a) || a.Equals(IPAddress.Any) || a.Equals(IPAddress.IPv6Any)))
            throw new IOException($"{host} is the machine that the rehearsal is held on; --network shared reaches it");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, stop).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>apt's own setting beats the environment, as it does with apt; inside, it would name what cannot be reached.</summary>
    private static Uri? AptProxy()
    {
        if (!File.Exists("/usr/bin/apt-config")) return null;
        string text = MachineTool.Run("/usr/bin/apt-config", ["dump", "--format", "%v%n", "Acquire::http::Proxy"], TimeSpan.FromSeconds(10)).Stdout.Trim();
        return Uri.TryCreate(text, UriKind.Absolute, out Uri? proxy) ? proxy : null;
    }
}
