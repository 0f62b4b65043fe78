using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace RecipeRunner.Tests.SystemTests.MainJob;

/// <summary>A client at a port that is to be closed: asks without a rest, and notes whether anybody answers.</summary>
internal sealed class Knocking : IDisposable
{
    /// <summary>What <see cref="Once"/> says of a port at which nobody listens.</summary>
    public const string IsRefused = "refused";

    private static readonly byte[] Request = Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\nHost: web\r\nConnection: close\r\n\r\n");

    private readonly CancellationTokenSource end = new();
    private readonly Thread thread;
    private int refused;

    private Knocking(ThrowawayHost host, IPEndPoint port) =>
        thread = NetworkThread.Start(host, () => Knock(port), e => Answers.Enqueue(e.ToString()));

    /// <summary>Attempts that nobody took.</summary>
    public int Refused => Volatile.Read(ref refused);

    /// <summary>What came back from whoever took one: a status line, or the end of the connection without an error.</summary>
    public ConcurrentQueue<string> Answers { get; } = [];

    public static Knocking Start(ThrowawayHost host, IPEndPoint port) => new(host, port);

    /// <summary>One attempt: "refused", "reset", or what came back.</summary>
    public static string Once(ThrowawayHost host, IPEndPoint port)
    {
        string answer = "";
        NetworkThread.Start(host, () => answer = Attempt(port), e => answer = e.ToString()).Join();
        return answer;
    }

    public void Stop()
    {
        end.Cancel();
        thread.Join();
    }

    public void Dispose()
    {
        Stop();
        end.Dispose();
    }

    private void Knock(IPEndPoint port)
    {
        while (!end.IsCancellationRequested)
        {
            string answer = Attempt(port);
            if (answer == IsRefused) Interlocked.Increment(ref refused);
            // Accepted by the kernel a moment before haproxy closed, and sent away.
            else if (answer != "reset") Answers.Enqueue(answer);
        }
    }

    private static string Attempt(IPEndPoint port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveTimeout = 5_000, SendTimeout = 5_000 };
        try
        {
            socket.Connect(port);
            socket.Send(Request);
            var buffer = new byte[4096];
            int count = socket.Receive(buffer);
            return count == 0 ? "closed" : Encoding.ASCII.GetString(buffer, 0, count).Split('\r')[0];
        }
        catch (SocketException e)
        {
            return e.SocketErrorCode switch
            {
                SocketError.ConnectionRefused => IsRefused,
                SocketError.ConnectionReset or SocketError.Shutdown => "reset",
                var other => other.ToString(),
            };
        }
    }
}
