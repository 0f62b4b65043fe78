using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace RecipeRunner.Tests.SystemTests.Hosts;

/// <summary>
/// Clients of an address in a host's network, each a thread of this process that has stepped into it. They ask, one request after
/// the other, until they are told to stop or their time is over.
/// </summary>
internal sealed class Load : IDisposable
{
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(20);
    private static readonly byte[] Once = Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\nHost: web\r\nConnection: close\r\n\r\n");
    private static readonly byte[] Again = Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\nHost: web\r\n\r\n");

    private readonly CancellationTokenSource end;
    private readonly IPEndPoint address;
    private readonly List<Thread> threads = [];
    private int connections, requests, closed;

    private Load(IPEndPoint address, TimeSpan longest) => (this.address, end) = (address, new(longest));

    /// <summary>Connections of one request that were opened.</summary>
    public int Connections => Volatile.Read(ref connections);

    /// <summary>Requests on connections that are kept.</summary>
    public int Requests => Volatile.Read(ref requests);

    /// <summary>Kept connections that were found closed by a request on them, without any answer to it; a client asks again then.</summary>
    public int FoundClosed => Volatile.Read(ref closed);

    /// <summary>What went wrong otherwise.</summary>
    public ConcurrentQueue<string> Failures { get; } = [];

    /// <param name="host">The host.</param>
    /// <param name="address">Whom to ask, in the host.</param>
    /// <param name="longest">After this they stop by themselves.</param>
    /// <param name="shortClients">Clients that open a connection for each request.</param>
    /// <param name="busyClients">Clients that keep theirs for as long as they may, and always ask.</param>
    /// <param name="idleClients">The same, with rests in which their connections are idle.</param>
    public static Load Start(ThrowawayHost host, IPEndPoint address, TimeSpan longest, int shortClients, int busyClients, int idleClients)
    {
        var load = new Load(address, longest);
        for (int i = 0; i < shortClients + busyClients + idleClients; i++)
        {
            Action<CancellationToken> client = i < shortClients ? load.AskOnce : i < shortClients + busyClients ? load.AskAlways : load.AskAtTimes;
            load.threads.Add(NetworkThread.Start(host, () => client(load.end.Token), e => load.Failures.Enqueue(e.ToString())));
        }
        return load;
    }

    public void Stop()
    {
        end.Cancel();
        threads.ForEach(thread => thread.Join());
    }

    public void Dispose()
    {
        Stop();
        end.Dispose();
    }

    private void AskOnce(CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            Interlocked.Increment(ref connections);
            try
            {
                using Socket socket = Connect();
                socket.Send(Once);
                string answer = HttpAnswer.Read(socket);
                if (!answer.StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal)) Failures.Enqueue($"short: {(answer.Length == 0 ? "no answer" : answer.Split('\r')[0])}");
            }
            catch (SocketException e)
            {
                Failures.Enqueue($"short: {e.SocketErrorCode}");
            }
        }
    }

    private void AskAlways(CancellationToken end) => AskAgain(TimeSpan.Zero, end);

    private void AskAtTimes(CancellationToken end) => AskAgain(Rest, end);

    private void AskAgain(TimeSpan rest, CancellationToken end)
    {
        Socket? socket = null;
        bool isFresh = true;
        while (!end.IsCancellationRequested)
        {
            string answer = "";
            Interlocked.Increment(ref requests);
            try
            {
                socket ??= Connect();
                socket.Send(Again);
                answer = HttpAnswer.Read(socket);
            }
            catch (SocketException e)
            {
                if (isFresh) Failures.Enqueue($"kept: {e.SocketErrorCode}");
            }
            if (answer.Length == 0 && !isFresh) Interlocked.Increment(ref closed);
            else if (!answer.StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal)) Failures.Enqueue($"kept: {(answer.Length == 0 ? "no answer" : answer.Split('\r')[0])}");
            isFresh = answer.Length == 0 || answer.Contains("connection: close", StringComparison.OrdinalIgnoreCase);
            if (rest > TimeSpan.Zero) end.WaitHandle.WaitOne(rest);
            if (!isFresh) continue;
            socket?.Dispose();
            socket = null;
        }
        socket?.Dispose();
    }

    private Socket Connect()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveTimeout = 10_000, SendTimeout = 10_000 };
        try
        {
            socket.Connect(address);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
