using System.Net.Sockets;
using System.Text;

namespace RecipeRunner.Rehearsal.Networks;

/// <summary>One connection of a client to the proxy: a tunnel (CONNECT), or one request and its answer.</summary>
internal sealed class ProxyConnection(TcpClient client, Upstream upstream)
{
    private const int HeaderLimit = 64 * 1024;

    public async Task Serve(CancellationToken stop)
    {
        using (client)
        {
            NetworkStream near = client.GetStream();
            try
            {
                if (await ReadHead(near, stop).ConfigureAwait(false) is (var head, var begun)) await Forward(near, head, begun, stop).ConfigureAwait(false);
            }
            catch (Exception e) when (e is IOException or SocketException or FormatException)
            {
                await Refuse(near, e.Message).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                // The host is dropped.
            }
        }
    }

    private async Task Forward(NetworkStream near, string head, byte[] begun, CancellationToken stop)
    {
        string[] words = head[..head.IndexOf("\r\n", StringComparison.Ordinal)].Split(' ');
        if (words is not [var method, var address, var version]) throw new FormatException("This is no request to a proxy");
        bool isTunnel = method == "CONNECT";
        var target = new Uri(isTunnel ? $"https://{address}" : address);
        if (!isTunnel && target.Scheme != "http") throw new FormatException($"{target.Scheme} is not served here");

        Uri? proxy = upstream.ProxyFor(target);
        using NetworkStream far = await upstream.Connect((proxy ?? target).IdnHost, (proxy ?? target).Port, proxy is not null, stop).ConfigureAwait(false);
        if (isTunnel && proxy is null) await near.WriteAsync("HTTP/1.1 200 Connection established\r\n\r\n"u8.ToArray(), stop).ConfigureAwait(false);
        else await far.WriteAsync(Encoding.Latin1.GetBytes(isTunnel ? head : Request(method, proxy is null ? target.PathAndQuery : address, version, head, proxy)), stop).ConfigureAwait(false);
        await far.WriteAsync(begun, stop).ConfigureAwait(false);
        await Relay(near, far, stop).ConfigureAwait(false);
    }

    /// <summary>The request as the server gets it. One on each connection: then nothing has to be known of where an answer ends.</summary>
    private static string Request(string method, string address, string version, string head, Uri? proxy)
    {
        var request = new StringBuilder($"{method} {address} {version}\r\n");
        foreach (string line in head.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1))
            if (!line.StartsWith("Connection:", StringComparison.OrdinalIgnoreCase) && !line.StartsWith("Proxy-", StringComparison.OrdinalIgnoreCase))
                request.Append(line).Append("\r\n");
        if (proxy is { UserInfo.Length: > 0 })
            request.Append($"Proxy-Authorization: Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(proxy.UserInfo)))}\r\n");
        return request.Append("Connection: close\r\n\r\n").ToString();
    }

    private static async Task Relay(NetworkStream near, NetworkStream far, CancellationToken stop)
    {
        Task up = Copy(near, far);
        // What the server has said is all that there is to say; a client may end its side earlier.
        await Copy(far, near).ConfigureAwait(false);
        await up.ConfigureAwait(false);

        async Task Copy(NetworkStream from, NetworkStream to)
        {
            try
            {
                await from.CopyToAsync(to, stop).ConfigureAwait(false);
                to.Socket.Shutdown(to == far ? SocketShutdown.Send : SocketShutdown.Both);
            }
            catch (Exception e) when (e is IOException or SocketException)
            {
                // One of the two has gone; the answer is as long as it is.
                far.Socket.Close();
                near.Socket.Close();
            }
        }
    }

    /// <summary>The request line and headers, their empty line included, and what has come after them; null when nothing was said.</summary>
    private static async Task<(string Head, byte[] Begun)?> ReadHead(NetworkStream near, CancellationToken stop)
    {
        var buffer = new byte[HeaderLimit];
        int length = 0;
        while (length < buffer.Length)
        {
            int count = await near.ReadAsync(buffer.AsMemory(length), stop).ConfigureAwait(false);
            if (count == 0) return null;
            length += count;
            int end = buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8);
            if (end >= 0) return (Encoding.Latin1.GetString(buffer, 0, end + 4), buffer[(end + 4)..length]);
        }
        throw new FormatException("The request's headers are too long");
    }

    private static async Task Refuse(NetworkStream near, string why)
    {
        try
        {
            byte[] text = Encoding.UTF8.GetBytes(why + "\n");
            await near.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/plain\r\nContent-Length: {text.Length}\r\nConnection: close\r\n\r\n")).ConfigureAwait(false);
            await near.WriteAsync(text).ConfigureAwait(false);
        }
        catch (IOException)
        {
            // It has gone.
        }
    }
}
