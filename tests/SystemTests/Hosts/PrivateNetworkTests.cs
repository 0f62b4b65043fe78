using System.Net;
using System.Net.Sockets;

namespace RecipeRunner.Tests.SystemTests.Hosts;

[SystemTest]
public sealed class PrivateNetworkTests
{
    private const int Port = 8080;

    private PrivateNetwork network = null!;
    private ThrowawayHost client = null!, server = null!;

    [OneTimeSetUp]
    public void Start()
    {
        network = PrivateNetwork.Start();
        client = ThrowawayHost.Start(new() { Joins = network });
        server = ThrowawayHost.Start(new() { Joins = network });
        server.StartBackground(new("sh", "-c", "exec systemd-socket-activate --listen=0.0.0.0:8080 --accept cat"));
        Wait.Until(() => Connect() is null, TimeSpan.FromSeconds(10), "a host to reach another");
    }

    [OneTimeTearDown]
    public void Stop()
    {
        client?.Dispose();
        server?.Dispose();
        network?.Dispose();
    }

    [Test]
    public void Each_host_has_an_address_and_no_way_out()
    {
        Assert.That((client.Address, server.Address), Is.EqualTo((IPAddress.Parse("10.99.0.10"), IPAddress.Parse("10.99.0.11"))));
        Assert.That(client.Shell("ls /sys/class/net").Stdout, Is.EqualTo("eth0\nlo\n"));
        Assert.That(client.Run("ip", "-4", "route").Stdout.Trim(), Is.EqualTo("10.99.0.0/24 dev eth0 proto kernel scope link src 10.99.0.10"));
    }

    [Test]
    public void A_port_where_nobody_listens_refuses() =>
        Assert.That(Connect(Port + 1), Is.EqualTo(SocketError.ConnectionRefused));

    [Test]
    public void A_host_whose_cable_is_cut_does_not_answer_at_all_until_it_is_healed()
    {
        network.Cut(server);
        Assert.That(Connect(), Is.EqualTo(SocketError.TimedOut));

        network.Heal(server);
        Assert.That(Connect(), Is.Null);
    }

    [Test]
    public void Packets_are_lost_by_chance_and_only_while_that_is_asked_for()
    {
        network.Lose(0.5, server);
        Assert.That(Arrived(400), Is.InRange(100, 300));

        network.Lose(0, server);
        Assert.That(Arrived(400), Is.EqualTo(400));
    }

    /// <summary>How many of so many datagrams the server's kernel saw.</summary>
    private int Arrived(int sent)
    {
        int Seen() => int.Parse(server.Shell("grep '^Udp:' /proc/net/snmp | tail -n 1").Stdout.Split(' ')[2]); // NoPorts
        var before = Seen();
        NetworkThread.Ask(client, () =>
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            for (var i = 0; i < sent; i++)
                socket.SendTo([1], new IPEndPoint(server.Address, Port));
            return sent;
        });
        return Seen() - before;
    }

    /// <summary>Null when the server took the connection within a second and a half.</summary>
    private SocketError? Connect(int port = Port) => NetworkThread.Ask<SocketError?>(client, () =>
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { SendTimeout = 1_500 };
        try
        {
            socket.Connect(server.Address, port);
            return null;
        }
        catch (SocketException e)
        {
            return e.SocketErrorCode;
        }
    });
}
