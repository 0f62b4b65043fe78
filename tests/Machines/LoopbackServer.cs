using System.Net;
using System.Net.Sockets;
using System.Text;

namespace RecipeRunner.Tests.Machines;

/// <summary>A server on loopback that answers each request with what a test writes, byte for byte, and keeps what it was asked.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Thread thread;
    private readonly ManualResetEvent closing = new(false);

    /// <param name="answer">The whole answer to a request, and whether the connection then stays open and silent.</param>
    public LoopbackServer(Func<string, (byte[] Answer, bool Hangs)> answer)
    {
        listener.Start();
        thread = new Thread(() => Serve(answer)) { IsBackground = true };
        thread.Start();
    }

    public LoopbackServer(Func<string, byte[]> answer) : this(request => (answer(request), false))
    {
    }

    /// <summary>The requests: method, path, headers, and the body if there is one, a character for each byte.</summary>
    public List<string> Requests { get; } = [];

    public Uri At(string path, string user = "") => new($"http://{(user.Length > 0 ? user + "@" : "")}{listener.LocalEndpoint}/{path}");

    /// <summary>An answer with a body and its length.</summary>
    public static byte[] Answer(string status, string body = "", params string[] headers) => Answer(status, Encoding.UTF8.GetBytes(body), headers);

    public static byte[] Answer(string status, byte[] body, params string[] headers) =>
        [.. Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n{string.Concat(headers.Select(h => h + "\r\n"))}\r\n"), .. body];

    public void Dispose()
    {
        if (!thread.IsAlive) return;
        closing.Set();
        listener.Stop();
        thread.Join();
    }

    private void Serve(Func<string, (byte[] Answer, bool Hangs)> answer)
    {
        try
        {
            while (true)
            {
                using TcpClient client = listener.AcceptTcpClient();
                using NetworkStream stream = client.GetStream();
                string request = Request(stream);
                lock (Requests) Requests.Add(request);
                (byte[] bytes, bool hangs) = answer(request);
                if (request.StartsWith("HEAD", StringComparison.Ordinal)) bytes = bytes[..(bytes.AsSpan().IndexOf("\r\n\r\n"u8) + 4)];
                stream.Write(bytes);
                if (hangs) closing.WaitOne();
            }
        }
        catch (Exception e) when (e is SocketException or IOException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private static string Request(NetworkStream stream)
    {
        var head = new StringBuilder();
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && stream.ReadByte() is >= 0 and var got) head.Append((char)got);
        string? length = head.ToString().Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        byte[] body = new byte[length is null ? 0 : int.Parse(length.Split(':')[1])];
        stream.ReadExactly(body);
        return head + Encoding.Latin1.GetString(body);
    }
}
