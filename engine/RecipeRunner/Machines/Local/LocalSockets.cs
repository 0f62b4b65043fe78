using System.Net.Sockets;
using System.Text;

namespace RecipeRunner.Machines.Local;

/// <summary>Unix sockets of this machine.</summary>
internal sealed class LocalSockets : ISockets
{
    public string Ask(string path, string question, TimeSpan limit)
    {
        using var inTime = new CancellationTokenSource(limit);
        try
        {
            return AskAsync(path, question, inTime.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException e)
        {
            throw new IOException($"The socket {path} gave no answer within {limit.TotalSeconds:0.#} s.", e);
        }
        catch (SocketException e)
        {
            throw new IOException($"The socket {path} cannot be asked: {e.Message}.", e);
        }
    }

    private static async Task<string> AskAsync(string path, string question, CancellationToken inTime)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), inTime).ConfigureAwait(false);
        await using var stream = new NetworkStream(socket);
        await stream.WriteAsync(Encoding.UTF8.GetBytes(question), inTime).ConfigureAwait(false);
        socket.Shutdown(SocketShutdown.Send);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync(inTime).ConfigureAwait(false);
    }
}
