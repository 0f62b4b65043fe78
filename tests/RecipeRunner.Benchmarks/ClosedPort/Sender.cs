using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using RecipeRunner.Tests.SystemTests.Clusters;

namespace RecipeRunner.Benchmarks.ClosedPort;

/// <summary>What became of a message as its sender knows it, and when it was due, in ticks of the machine's monotonic clock.</summary>
internal sealed record Message(int Number, long At, bool IsTold);

/// <summary>
/// Clients that send and forget, at a steady rate: connect, send one numbered line, close, never read. An error of any of these
/// tells the client; without one it believes that somebody has its message.
/// </summary>
internal sealed class Sender
{
    private const int Clients = 16;
    private const int Patience = 3_000;

    private readonly IPEndPoint address;
    private readonly long start = Stopwatch.GetTimestamp();
    private readonly long interval;
    private readonly Message?[] messages;
    private readonly Thread[] threads;
    private Exception? failure;
    private int next = -1;
    private volatile bool stopped;

    /// <param name="client">The host that the clients are in.</param>
    /// <param name="address">Where they send.</param>
    /// <param name="rate">Messages a second.</param>
    /// <param name="longest">They stop by themselves after this.</param>
    public Sender(ThrowawayHost client, IPEndPoint address, int rate, TimeSpan longest)
    {
        this.address = address;
        interval = Stopwatch.Frequency / rate;
        messages = new Message?[(int)(rate * longest.TotalSeconds)];
        threads = [.. Enumerable.Range(0, Clients).Select(_ => NetworkThread.Start(client, Send, e => failure = e))];
    }

    /// <summary>Ends the sending; all that was sent, by number.</summary>
    public IReadOnlyList<Message> Stop()
    {
        stopped = true;
        foreach (var thread in threads)
            thread.Join();
        return failure is not null ? throw new BenchmarkException($"a client failed: {failure.Message}")
            : next >= messages.Length ? throw new BenchmarkException("the outages took longer than the clients were to send")
            : [.. messages.OfType<Message>()];
    }

    private void Send()
    {
        for (var number = Interlocked.Increment(ref next); number < messages.Length && !stopped; number = Interlocked.Increment(ref next))
        {
            var due = start + number * interval;
            while (Stopwatch.GetTimestamp() < due)
                Thread.Sleep(1);
            var at = Stopwatch.GetTimestamp();
            messages[number] = new(number, at, IsTold: !Send(number));
        }
    }

    private bool Send(int number)
    {
        try
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { SendTimeout = Patience };
            socket.Connect(address);
            socket.Send(Encoding.ASCII.GetBytes(number.ToString($"D{ApplicationServer.Digits}", CultureInfo.InvariantCulture) + '\n'));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
