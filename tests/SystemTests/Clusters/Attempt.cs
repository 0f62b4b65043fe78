using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using RecipeRunner.Tests.SystemTests.Hosts;

namespace RecipeRunner.Tests.SystemTests.Clusters;

/// <summary>What a client met at a port: nobody (refused), an answer, or one of the ways to be let down after a connect that worked.</summary>
internal enum Outcome { Served, Refused, Reset, Closed, Unavailable, Silent }

/// <summary>One client's attempt, at a moment in ticks of the machine's monotonic clock.</summary>
internal sealed record Attempt(long At, Outcome Outcome, string Answer = "")
{
    private const int Patience = 20_000;

    /// <summary>Asks for a page, in a thread that is in the client's network. The answer is its text.</summary>
    public static Attempt Ask(IPEndPoint address, string path = "/") => Try(address, socket =>
    {
        socket.Send(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: app1\r\nConnection: close\r\n\r\n"));
        var answer = HttpAnswer.Read(socket);
        return answer.Length == 0 ? (Outcome.Closed, "")
            : answer.StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal) ? (Outcome.Served, answer[(answer.LastIndexOf('\n') + 1)..])
            : (Outcome.Unavailable, answer.Split('\r')[0]);
    });

    /// <summary>Connects and says nothing: no server is bothered.</summary>
    public static Attempt Connect(IPEndPoint address) => Try(address, _ => (Outcome.Served, ""));

    private static Attempt Try(IPEndPoint address, Func<Socket, (Outcome, string)> talk)
    {
        var at = Stopwatch.GetTimestamp();
        try
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
            {
                NoDelay = true,
                SendTimeout = Patience,
                ReceiveTimeout = Patience,
            };
            socket.Connect(address);
            var (outcome, answer) = talk(socket);
            return new(at, outcome, answer);
        }
        catch (SocketException e)
        {
            return new(at, e.SocketErrorCode switch
            {
                SocketError.ConnectionRefused => Outcome.Refused,
                SocketError.TimedOut or SocketError.WouldBlock or SocketError.TryAgain => Outcome.Silent,
                _ => Outcome.Reset,
            }, e.SocketErrorCode.ToString());
        }
    }
}
