using System.IO;
using System.Net;
using System.Text;

namespace Haproxy;

/// <summary>The TCP addresses that processes listen on, from the kernel's tables.</summary>
internal static class ListeningSockets
{
    private static readonly string[] Tables = ["/proc/net/tcp", "/proc/net/tcp6"];

    /// <summary>The addresses of these processes; null when there is no telling.</summary>
    public static HashSet<IPEndPoint>? Of(IMachine machine, IEnumerable<int> processes)
    {
        try
        {
            if (machine.Files.Stat(Tables[0]) is null) return null;
            HashSet<string> own = [.. processes.SelectMany(process => Sockets(machine.Files, process))];
            return [.. from table in Tables where machine.Files.Stat(table) is not null from socket in Listening(machine.Files, table) where own.Contains(socket.Inode) select socket.Address];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Sockets(IFiles files, int process) =>
        from link in files.List($"/proc/{process}/fd")
        let target = files.ReadLink($"/proc/{process}/fd/{link}")
        where target.StartsWith("socket:[", StringComparison.Ordinal)
        select target["socket:[".Length..^1];

    private static IEnumerable<(IPEndPoint Address, string Inode)> Listening(IFiles files, string table)
    {
        const string listens = "0A";
        foreach (string line in Encoding.UTF8.GetString(files.Read(table)).Split('\n').Skip(1))
            if (line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, var local, _, listens, _, _, _, _, _, var inode, ..])
                yield return (Parse(local), inode);
    }

    /// <summary>"0100007F:1F90": the address in words of four bytes, lowest first.</summary>
    private static IPEndPoint Parse(string local)
    {
        string[] parts = local.Split(':');
        byte[] address = Convert.FromHexString(parts[0]);
        for (int word = 0; word < address.Length; word += 4) Array.Reverse(address, word, 4);
        return new(new IPAddress(address), Convert.ToInt32(parts[1], 16));
    }
}
