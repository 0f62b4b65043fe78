using System.Net;
using System.Net.Sockets;
using RecipeRunner.Rehearsal.Hosts;

namespace RecipeRunner.Rehearsal.Networks;

/// <summary>
/// The way out of a host that has a network of its own: an HTTP proxy on the host's loopback, whose other side is the machine's
/// network. Packages and files can be fetched; ports and health checks of the host stay in the host.
/// </summary>
internal sealed class ForwardProxy : IDisposable
{
    private readonly TcpListener listener;
    private readonly Upstream upstream;
    private readonly CancellationTokenSource end = new();

    private ForwardProxy(TcpListener listener, Upstream upstream)
    {
        (this.listener, this.upstream) = (listener, upstream);
        _ = Serve();
    }

    public static ForwardProxy Start(ThrowawayHost host) => Start(
        NetworkThread.Ask(host, () =>
        {
            var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            return listener;
        }),
        Upstream.OfThisMachine());

    /// <summary>Serves a listener, wherever that is.</summary>
    public static ForwardProxy Start(TcpListener listener, Upstream upstream) => new(listener, upstream);

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>How programs are told of it.</summary>
    public Dictionary<string, string> Environment
    {
        get
        {
            var environment = new Dictionary<string, string>();
            foreach (string name in new[] { "http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY" }) environment[name] = $"http://127.0.0.1:{Port}";
            foreach (string name in new[] { "no_proxy", "NO_PROXY" }) environment[name] = $"localhost,127.0.0.1,127.0.0.0/8,::1,{System.Environment.MachineName}";
            return environment;
        }
    }

    public void Dispose()
    {
        end.Cancel();
        listener.Stop();
        end.Dispose();
    }

    private async Task Serve()
    {
        try
        {
            while (true)
            {
                TcpClient client = await listener.AcceptTcpClientAsync(end.Token).ConfigureAwait(false);
                _ = new ProxyConnection(client, upstream).Serve(end.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The host is dropped.
        }
    }
}
