using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace RecipeRunner.Tests.SystemTests.Clusters;

/// <summary>
/// This assembly run as a program in an application's host, <c>dotnet X.dll application-server 8080</c>. A GET is answered with
/// the host's name, <c>GET /held</c> not before <see cref="Held"/> is taken away; a number of <see cref="Digits"/> digits is a message, and kept before anything else happens.
/// </summary>
internal static class ApplicationServer
{
    public const string Verb = "application-server";

    /// <summary>How long a message is: half of one is none.</summary>
    public const int Digits = 9;

    /// <summary>Each message that arrived, one a line. What the kernel was given outlives a killed process.</summary>
    public const string Messages = "/srv/messages";

    /// <summary>When it began to listen, in ticks of the machine's monotonic clock.</summary>
    public const string Since = "/srv/listening";

    /// <summary>Stands there while a request is held.</summary>
    public const string Held = "/srv/held";

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);

    public static int Run(string port)
    {
        using var messages = new FileStream(Messages, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Any, int.Parse(port, CultureInfo.InvariantCulture)));
        listener.Listen(512);
        File.WriteAllText(Since + ".new", Stopwatch.GetTimestamp().ToString(CultureInfo.InvariantCulture));
        File.Move(Since + ".new", Since, overwrite: true);
        while (true)
            _ = Serve(listener.Accept(), messages);
    }

    private static async Task Serve(Socket socket, FileStream messages)
    {
        using var connection = new NetworkStream(socket, ownsSocket: true);
        using var reader = new StreamReader(connection, Encoding.ASCII);
        try
        {
            while (await reader.ReadLineAsync() is { Length: > 0 } line)
                if (line.StartsWith("GET ", StringComparison.Ordinal))
                    await Answer(line, reader, connection);
                else if (line.Length == Digits)
                    lock (messages)
                        messages.Write(Encoding.ASCII.GetBytes(line + "\n"));
        }
        catch (IOException)
        {
            // The other side has gone; what it sent before is kept.
        }
    }

    private static async Task Answer(string request, StreamReader reader, NetworkStream connection)
    {
        while (await reader.ReadLineAsync() is { Length: > 0 })
        {
            // Headers change nothing.
        }
        if (request.StartsWith("GET /held ", StringComparison.Ordinal))
        {
            File.WriteAllText(Held, "");
            while (File.Exists(Held))
                await Task.Delay(Look);
        }
        var name = Environment.MachineName;
        await connection.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {name.Length}\r\n\r\n{name}"));
    }
}
