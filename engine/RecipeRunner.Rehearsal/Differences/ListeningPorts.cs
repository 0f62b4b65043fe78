using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using RecipeRunner.Rehearsal.Hosts;

namespace RecipeRunner.Rehearsal.Differences;

/// <summary>A socket that waits for clients. Program is the name of the file that runs; empty when it cannot be known.</summary>
internal sealed record ListeningPort(string Protocol, IPEndPoint Address, string Program);

/// <summary>Reads the kernel's tables of sockets.</summary>
internal static class ListeningPorts
{
    private const string TcpListens = "0A", UdpIsOpen = "07";

    /// <summary>Those of the network of a process that belong to one of these processes: the network may be the machine's own.</summary>
    public static HashSet<ListeningPort> Of(int init, IReadOnlyList<ProcessInfo> processes)
    {
        Dictionary<string, string> owners = Owners(processes);
        var ports = new HashSet<ListeningPort>();
        foreach ((string table, string state) in new[] { ("tcp", TcpListens), ("tcp6", TcpListens), ("udp", UdpIsOpen), ("udp6", UdpIsOpen) })
            foreach ((IPEndPoint address, string inode) in Parse(Lines($"/proc/{init}/net/{table}"), state))
                if (owners.TryGetValue(inode, out string? program))
                    ports.Add(new(table[..3], address, program));
        return ports;
    }

    /// <summary>The sockets of a table of /proc/net that are in a state, with their inodes.</summary>
    internal static IEnumerable<(IPEndPoint Address, string Inode)> Parse(IEnumerable<string> lines, string state)
    {
        foreach (string line in lines.Skip(1))
        {
            string[] fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length > 9 && fields[3] == state) yield return (Address(fields[1]), fields[9]);
        }
    }

    /// <summary>An address as the kernel prints it: words of four bytes in the processor's order, a colon, the port.</summary>
    private static IPEndPoint Address(string text)
    {
        byte[] bytes = Convert.FromHexString(text.AsSpan(0, text.IndexOf(':')));
        for (int i = 0; i < bytes.Length; i += 4)
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(i), BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(i)));
        return new(new IPAddress(bytes), int.Parse(text.AsSpan(text.IndexOf(':') + 1), NumberStyles.HexNumber));
    }

    private static string[] Lines(string file) => File.Exists(file) ? File.ReadAllLines(file) : [];

    /// <summary>The program that has a socket open, by the socket's inode.</summary>
    private static Dictionary<string, string> Owners(IReadOnlyList<ProcessInfo> processes)
    {
        var owners = new Dictionary<string, string>();
        foreach (ProcessInfo process in processes)
        {
            string program = Path.GetFileName(RunningPrograms.Of(process.MachinePid) ?? "");
            foreach (string link in OpenFiles(process.MachinePid))
                if (link.StartsWith("socket:[", StringComparison.Ordinal))
                    owners.TryAdd(link["socket:[".Length..^1], program);
        }
        return owners;
    }

    private static List<string> OpenFiles(int pid)
    {
        var links = new List<string>();
        try
        {
            foreach (string file in Directory.EnumerateFileSystemEntries($"/proc/{pid}/fd"))
                if (new FileInfo(file).LinkTarget is { } link)
                    links.Add(link);
        }
        catch (IOException)
        {
            // It has ended, or closed one.
        }
        return links;
    }
}
