using System.Net;
using System.Net.Sockets;
using System.Text;
using RecipeRunner.Rehearsal.Networks;

namespace RecipeRunner.Tests.Rehearsal;

public sealed class ForwardProxyTests
{
    private static readonly Upstream Direct = new(_ => null) { ServesLoopback = true };
    private OneAnswer server = null!;

    [SetUp]
    public void Listen() => server = new();

    [TearDown]
    public void Stop() => server.Dispose();

    [Test]
    public async Task A_request_reaches_its_server_in_the_form_that_servers_know()
    {
        Assert.That(await Get(Direct, $"http://127.0.0.1:{server.Port}/file?x=1"), Is.EqualTo("hello"));

        Assert.That(server.Request, Does.StartWith("GET /file?x=1 HTTP/1.1\r\n").And.Contain("Connection: close\r\n").And.Not.Contain("Proxy-"));
    }

    [Test]
    public async Task A_proxy_of_the_machine_is_asked_in_turn_with_its_password()
    {
        var upstream = new Upstream(_ => new($"http://me:secret@127.0.0.1:{server.Port}"));

        Assert.That(await Get(upstream, "http://mirror.example/file"), Is.EqualTo("hello"));

        Assert.That(server.Request, Does.StartWith("GET http://mirror.example/file HTTP/1.1\r\n").And.Contain($"Basic {Convert.ToBase64String("me:secret"u8)}\r\n"));
    }

    [Test]
    public async Task A_tunnel_carries_bytes_both_ways()
    {
        using ForwardProxy proxy = Proxy(Direct);
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, proxy.Port);
        NetworkStream stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"CONNECT 127.0.0.1:{server.Port} HTTP/1.1\r\nHost: x\r\n\r\nGET / HTTP/1.1\r\n\r\n"));

        string answer = await new StreamReader(stream).ReadToEndAsync();

        Assert.That(answer, Does.StartWith("HTTP/1.1 200 Connection established\r\n\r\nHTTP/1.1 200 OK\r\n").And.EndWith("hello"));
        Assert.That(server.Request, Is.EqualTo("GET / HTTP/1.1\r\n\r\n"));
    }

    [Test]
    public async Task The_machine_itself_is_refused()
    {
        Assert.That(await Get(new(_ => null), $"http://127.0.0.1:{server.Port}/"), Does.Contain("--network shared"));
        Assert.That(server.Request, Is.Empty);
    }

    private static ForwardProxy Proxy(Upstream upstream)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ForwardProxy.Start(listener, upstream);
    }

    private static async Task<string> Get(Upstream upstream, string address)
    {
        using ForwardProxy proxy = Proxy(upstream);
        using var client = new HttpClient(new SocketsHttpHandler { Proxy = new WebProxy($"http://127.0.0.1:{proxy.Port}") });
        using HttpResponseMessage response = await client.GetAsync(address);
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>A server that answers one request with "hello", and keeps it.</summary>
    private sealed class OneAnswer : IDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);

        public OneAnswer()
        {
            listener.Start();
            _ = Answer();
        }

        public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

        public string Request { get; private set; } = "";

        public void Dispose() => listener.Dispose();

        private async Task Answer()
        {
            try
            {
                using TcpClient client = await listener.AcceptTcpClientAsync();
                NetworkStream stream = client.GetStream();
                var buffer = new byte[4096];
                while (!Request.Contains("\r\n\r\n", StringComparison.Ordinal))
                    Request += Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer));
                await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"u8.ToArray());
            }
            catch (SocketException)
            {
                // The test has ended.
            }
        }
    }
}
